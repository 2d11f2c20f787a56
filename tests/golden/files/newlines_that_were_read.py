NAME = "/tmp/rondo-golden-newlines_that_were_read.tmp"


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
    'f=open(n);r=f.newlines',
    'f=open(n);f.read();r=f.newlines',
    "f=open(n,newline='');f.readline();r=f.newlines",
    "f=open(n,newline='\\n');f.read();r=f.newlines",
    "f=open(n,'w');f.write('a\\n');f.close();f=open(n);f.read();r=f.newlines",
):
    attempt(text)
