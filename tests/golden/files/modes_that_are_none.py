NAME = "/tmp/rondo-golden-modes_that_are_none.tmp"


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
    "open(n,'z')",
    "open(n,'rw')",
    "open(n,'')",
    "open(n,'b')",
    "open(n,'rbt')",
    "open(n,'rr')",
    "open(n,'r++')",
    "open(n,'U')",
    'open(n,5)',
    "open(n,'r',0)",
    "open(n,'x')",
):
    attempt(text)
