NAME = "/tmp/rondo-golden-seek_in_bytes.tmp"


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
    "f=open(n,'rb');r=f.seek(-3,2),f.read(),f.seek(2),f.seek(1,1),f.tell(),f.read(2)",
    "f=open(n,'rb');f.seek(-1)",
    "f=open(n,'rb');f.seek('a')",
    "f=open(n,'rb');f.seek(0,9)",
):
    attempt(text)
