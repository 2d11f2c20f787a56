NAME = "/tmp/rondo-golden-seek_in_text.tmp"


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
    'f=open(n);f.seek(1,1)',
    'f=open(n);f.seek(-1,2)',
    'f=open(n);f.seek(-1)',
    'f=open(n);f.seek(0,5)',
    'f=open(n);r=f.seek(0,2),f.read(),f.seek(0,1),f.tell()',
    'f=open(n);r=f.read(2),f.tell(),f.seek(0),f.readline(),f.tell()',
):
    attempt(text)
