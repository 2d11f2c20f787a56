NAME = "/tmp/rondo-golden-write_after_read.tmp"


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
    "f=open(n,'r+');r=f.read(2);f.write('ZZ');f.close()",
    "f=open(n,'r+');r=f.readline();f.write('ZZ');f.close()",
    "f=open(n,'r+b');r=f.read(2);f.write(b'ZZ');f.close()",
    "f=open(n,'r+');f.write('ZZ');f.close()",
    "f=open(n,'a+');r=f.seek(0),f.read(3),f.write('Z');f.close()",
):
    attempt(text)
