def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b','.join(['a'])",
    "b','.join([b'a',97])",
    "b','.join([b'a',bytearray(b'b'),memoryview(b'c')])",
    "b','.join(5)",
    "b','.join('abc')",
    "b'a'+'b'",
    "b'a'+1",
    "b'a'*'x'",
    "b'a'*1.5",
    "b'abc'[5]",
    "b'abc'[:'x']",
    "b'abc'[::0]",
    "b'a'<'a'",
    "b'a'==97,b'a'=='a',b'a'==bytearray(b'a'),bytearray(b'a')==b'a',b'a'==memoryview(b'a')",
):
    attempt(text)
