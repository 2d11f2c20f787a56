NAME = "/tmp/rondo-golden-classes_of_binary_files.tmp"


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
    "r=type(open(n,'rb')),type(open(n,'r+b')),type(open(n,'rb',0))",
    "r=open(n,'rb'),open(n,'r+b'),open(n,'rb',0)",
    "f=open(n,'ab');r=f,type(f),f.mode",
    "f=open(n,'rb',0);f.close();r=f",
    "f=open(n,'rb');f.close();r=f",
):
    attempt(text)
