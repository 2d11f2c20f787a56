NAME = "/tmp/rondo-golden-newlines_written.tmp"


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
    "f=open(n,'w');f.write('a\\nb\\r\\n');f.close()",
    "f=open(n,'w',newline='');f.write('a\\nb');f.close()",
    "f=open(n,'w',newline='\\r\\n');f.write('a\\nb\\n');f.close()",
    "f=open(n,'w',newline='\\r');f.write('a\\nb\\n');f.close()",
):
    attempt(text)
