NAME = "/tmp/rondo-golden-paths_that_fail.tmp"


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
    "open('nope')",
    "open('')",
    "open('a\\0b')",
    'open(None)',
    'open(1.5)',
    'open([])',
    'open()',
    "open(n+'/x')",
    "open('.')",
    'r=open(n.encode()).read(3)',
):
    attempt(text)
