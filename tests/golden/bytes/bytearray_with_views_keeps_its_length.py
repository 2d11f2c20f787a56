def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "b = bytearray(b'abc')\nm=memoryview(b);b.append(1)",
    "b = bytearray(b'abc')\nm=memoryview(b);b.clear()",
    'b = bytearray(b\'abc\')\nm=memoryview(b);b[0:1]=b"xx"',
    "b = bytearray(b'abc')\nm=memoryview(b);b[0]=1;r=b",
    "b = bytearray(b'abc')\nm=memoryview(b);m.release();b.append(1);r=b",
    "b = bytearray(b'abc')\nm=memoryview(b);del b[0]",
    'b = bytearray(b\'abc\')\nm=memoryview(b);b+=b"x"',
    "b = bytearray(b'abc')\nm=memoryview(b);b.pop()",
    "b = bytearray(b'abc')\nm=memoryview(b);b*=2",
    'b = bytearray(b\'abc\')\nm=memoryview(b);b.extend(b"");r=b',
    'b = bytearray(b\'abc\')\nm=memoryview(b);b[0:1]=b"x";r=b',
    "b = bytearray(b'abc')\nm=memoryview(b)[1:];del m;b.append(1);r=b",
    "b = bytearray(b'abc')\nb+=b",
):
    attempt(text)
