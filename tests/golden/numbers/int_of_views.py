def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'int(memoryview(b"12"))',
    'int(memoryview(b" 1_0 "))',
    'int(memoryview(b"x"))',
    'float(memoryview(b"1.5"))',
    'int.from_bytes(memoryview(b"ab"))',
    'int.from_bytes(memoryview(b"abcd").cast("H"))',
):
    attempt(text)
