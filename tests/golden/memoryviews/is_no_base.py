def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'type("M", (memoryview,), {})',
    'memoryview.__name__',
    'b"a".__buffer__(0).tobytes()',
    'bytearray(b"ab").__buffer__(0).tolist()',
):
    attempt(text)
