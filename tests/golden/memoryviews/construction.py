def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nmemoryview(5)",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nmemoryview("a")',
    "m = memoryview(bytearray(b'abcdefgh'))\nmemoryview([1])",
    "m = memoryview(bytearray(b'abcdefgh'))\nmemoryview()",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=memoryview(object=b"a").tobytes()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=bytes(m[::2]),bytearray(m[1:3]),str(m[:3],"ascii")',
    "m = memoryview(bytearray(b'abcdefgh'))\nr=memoryview(m).tolist()",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm+b"a"',
    "m = memoryview(bytearray(b'abcdefgh'))\nm*2",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m.hex(),m.hex(":"),m.hex("-",2)',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m.tobytes("C"),m.tobytes(None)',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.tobytes("X")',
    "m = memoryview(bytearray(b'abcdefgh'))\nm.tobytes(5)",
    "m = memoryview(bytearray(b'abcdefgh'))\nr=type(iter(m)).__name__",
):
    attempt(text)
