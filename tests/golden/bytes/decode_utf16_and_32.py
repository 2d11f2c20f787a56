def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b'abc'.decode('utf-16')",
    "b'a'.decode('utf-16')",
    "b'\\x00\\xd8'.decode('utf-16-le')",
    "b'\\x00\\xd8a\\x00'.decode('utf-16-le')",
    "b'\\x00\\xdc'.decode('utf-16-le')",
    "b'\\x00\\xd8\\x00\\xdc'.decode('utf-16-le')",
    "b'a\\0\\0\\0'.decode('utf-32-le'),b'\\0\\0\\0a'.decode('utf-32-be')",
    "b'a\\0\\0'.decode('utf-32-le')",
):
    attempt(text)
