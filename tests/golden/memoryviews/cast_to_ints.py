def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');r=m.tolist()",
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');m[0]=1;r=m[0],m.obj",
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');m[0]=-1;r=m[0],m.obj",
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');m[0]=2**70;r=m[0]",
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');m[0]=1.5;r=m[0]",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast(\'i\');m[0]=b"z";r=m[0],m.obj',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast(\'i\');m[0]="z"',
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');r=m[::-1].tolist()",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast(\'i\');r=m==b"abcdefgh"',
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m.cast('i');r=m[-1]==m[len(m)-1]",
):
    attempt(text)
