NAME = "/tmp/rondo-golden-newline_arguments.tmp"


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
    'r=open(n).read()',
    "r=open(n,newline='').read()",
    "r=open(n,newline='\\n').read()",
    "r=open(n,newline='\\r').readlines()",
    "r=open(n,newline='\\r\\n').readlines()",
    "r=open(n,newline='').readlines()",
    "open(n,newline='x')",
    'open(n,newline=5)',
):
    attempt(text)
