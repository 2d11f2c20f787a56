def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "b = bytearray(b'abc')\nb[0]=120;r=b",
    "b = bytearray(b'abc')\nb[0]=256",
    'b = bytearray(b\'abc\')\nb[0]="a"',
    "b = bytearray(b'abc')\nb[10]=1",
    'b = bytearray(b\'abc\')\nb["a"]=1',
    'b = bytearray(b\'abc\')\nb[1:2]=b"xyz";r=b',
    'b = bytearray(b\'abc\')\nb[1:2]="xyz"',
    "b = bytearray(b'abc')\nb[1:2]=5",
    "b = bytearray(b'abc')\nb[1:2]=[256]",
    'b = bytearray(b\'abc\')\nb[::2]=b"xy";r=b',
    'b = bytearray(b\'abc\')\nb[::2]=b"x"',
    'b = bytearray(b\'abc\')\nb[::-1]=b"xyz";r=b',
    "b = bytearray(b'abc')\nb[1:1]=b;r=b",
    "b = bytearray(b'abc')\ndel b[::2];r=b",
    "b = bytearray(b'abc')\ndel b[10]",
):
    attempt(text)
