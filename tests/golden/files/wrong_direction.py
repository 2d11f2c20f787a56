NAME = "/tmp/rondo-golden-wrong_direction.tmp"


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
    "f=open(n,'ab');f.read()",
    "f=open(n,'ab');f.readline()",
    "f=open(n,'rb');f.write(b'a')",
    "f=open(n,'rb',0);f.write(b'a')",
    "f=open(n,'ab',0);f.read()",
    "f=open(n);f.write('a')",
    "f=open(n,'a');f.read()",
    'f=open(n);f.truncate()',
    "f=open(n,'rb');f.truncate()",
):
    attempt(text)
