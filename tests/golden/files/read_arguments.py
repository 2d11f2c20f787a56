NAME = "/tmp/rondo-golden-read_arguments.tmp"


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
    'r=open(n).readlines(8)',
    'r=open(n).readline(3)',
    'r=open(n).read(7)',
    "open(n).read('a')",
    'open(n).read(1.5)',
    "open(n).readline('a')",
    "open(n).readlines('a')",
    'open(n).read(1,2)',
):
    attempt(text)
