def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m.release()",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m[0]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();len(m)",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m.tolist()",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m.format",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m.nbytes",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.release();r=m==b"",m==m',
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();hash(m)",
    "m = memoryview(bytearray(b'abcdefgh'))\nm.release();m.obj",
    "m = memoryview(bytearray(b'abcdefgh'))\nwith m: pass\nm[0]",
    "m = memoryview(bytearray(b'abcdefgh'))\nn=m[1:];m.release();r=n.tolist()",
    "m = memoryview(bytearray(b'abcdefgh'))\nwith m as n: r=n is m",
):
    attempt(text)
