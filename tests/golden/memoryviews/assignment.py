def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nm[0]=1;r=m.obj",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[0]=300",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[0]="a"',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[1:3]=b"xy";r=m.obj',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[1:3]=b"xyz"',
    "m = memoryview(bytearray(b'abcdefgh'))\nm[1:3]=[1,2]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm[1:3]=m[2:4];r=m.obj",
    "m = memoryview(bytearray(b'abcdefgh'))\ndel m[0]",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=memoryview(b"a");del m[0]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=memoryview(b"a");m[0]=1',
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.toreadonly();m[0]=1",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[::2]=b"wxyz";r=m.obj',
):
    attempt(text)
