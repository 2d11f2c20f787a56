def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m==b"abcdefgh",m!=b""',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m==memoryview(b"abcdefgh"),m==5,m=="abc"',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m.cast("H")==m',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m.cast("c")==m',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=m.cast("b")==m',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm<b"a"',
    "m = memoryview(bytearray(b'abcdefgh'))\nhash(m)",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=hash(memoryview(b"abc"))==hash(b"abc")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nhash(memoryview(b"ab").cast("H"))',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr=memoryview(bytes(8)).cast("d")==memoryview(bytes(8)).cast("q")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nr={memoryview(b"abc"):1}[b"abc"]',
):
    attempt(text)
