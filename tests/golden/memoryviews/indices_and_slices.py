def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nr=m[0],m[-1]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[100]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[0,0]",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm["a"]',
    "m = memoryview(bytearray(b'abcdefgh'))\nm[1.5]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[...]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[()]",
    "m = memoryview(bytearray(b'abcdefgh'))\nr=m[1:3].tolist(),m[::2].tolist(),m[::-1].tolist()",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[0:2,0:2]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[10**30]",
    "m = memoryview(bytearray(b'abcdefgh'))\na,*b=m;r=a,b",
    "m = memoryview(bytearray(b'abcdefgh'))\nr=97 in m,1 in m",
    "m = memoryview(bytearray(b'abcdefgh'))\nr=list(reversed(m)),sum(m),max(m)",
):
    attempt(text)
