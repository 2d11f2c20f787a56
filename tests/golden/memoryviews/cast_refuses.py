def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("<B")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("x")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("BB")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("")',
    "m = memoryview(bytearray(b'abcdefgh'))\nm.cast(5)",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",[3])',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",[0,2])',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",[-1])',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",["a"])',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",5)',
    "m = memoryview(bytearray(b'abcdefgh'))\nm.cast()",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[::2].cast("B")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("H").cast("I")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm[:3].cast("H")',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.cast("B",[2,4]).cast("B",[4,2])',
):
    attempt(text)
