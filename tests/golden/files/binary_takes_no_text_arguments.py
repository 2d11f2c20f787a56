NAME = "/tmp/rondo-golden-binary_takes_no_text_arguments.tmp"


def attempt(text):
    with open(NAME, "wb") as file:
        file.write(b"line1\nline2\r\nline3\rend")
    names = {"n": NAME}
    try:
        exec(text, names)
        result = repr(names.get("r"))
    except Exception as error:
        result = f"{type(error).__name__} {error}"
    names.clear()
    with open(NAME, "rb") as file:
        print(text, "->", result, file.read())


for text in (
    "open(n,'rb',encoding='utf-8')",
    "open(n,'rb',errors='strict')",
    "open(n,'rb',newline='')",
    "open(n,encoding='foo')",
    'open(n,encoding=5)',
    'open(n,closefd=False)',
):
    attempt(text)
