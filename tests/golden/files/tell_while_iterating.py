NAME = "/tmp/rondo-golden-tell_while_iterating.tmp"


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
    'f=open(n);next(f);f.tell()',
    'f=open(n);list(f);r=f.tell()',
    'f=open(n);next(f);f.seek(0);r=f.tell()',
    "f=open(n,'rb');next(f);r=f.tell()",
):
    attempt(text)
