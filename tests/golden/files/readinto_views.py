NAME = "/tmp/rondo-golden-readinto_views.tmp"


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
    "f=open(n,'rb');b=bytearray(4);r=f.readinto(b),b",
    "f=open(n,'rb');b=bytearray(6);r=f.readinto(memoryview(b)[2:4]),b",
):
    attempt(text)
