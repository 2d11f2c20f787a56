def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b'abc'.replace('a','b')",
    "b'abc'.replace(b'a','b')",
    "b'abc'.replace(b'a')",
    "b'abc'.replace(b'a',b'b',1.5)",
    "b'abc'.replace(97,98)",
    "b'abc'.split('b')",
    "b'abc'.split(b'')",
    "b'abc'.split(98)",
    "b'abc'.partition('b')",
    "b'abc'.partition(b'')",
    "b'abc'.strip('a')",
    "b'abc'.strip(b'a'),b'abc'.strip(bytearray(b'c')),b'abc'.strip(memoryview(b'c')),b'abc'.strip(None)",
    "b'abc'.strip(97)",
):
    attempt(text)
