def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b'abc'.find('a')",
    "b'abc'.find(None)",
    "b'abc'.find(256)",
    "b'abc'.find(-1)",
    "b'abc'.find(b'b',1,2),b'abc'.rfind(b'b'),b'abc'.count(97),b'abc'.find(b'c',-1)",
    "b'abc'.index(b'z')",
    "b'abc'.index(256)",
    "b'abc'.count('a')",
    "b'abc'.startswith('a')",
    "b'abc'.startswith(('a',))",
    "b'abc'.startswith(97)",
    "b'abc'.endswith([b'c'])",
):
    attempt(text)
