NAME = "/tmp/rondo-golden-truncate.tmp"


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
    "f=open(n,'r+');f.truncate(-1)",
    "f=open(n,'r+b');f.seek(3);r=f.truncate(),f.write(b'XY'),f.tell();f.close()",
    "f=open(n,'r+');r=f.truncate(2);f.close()",
    "f=open(n,'r+b');r=f.truncate(30);f.close()",
):
    attempt(text)
