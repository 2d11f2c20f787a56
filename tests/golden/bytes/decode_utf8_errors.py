def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b'\\xff'.decode()",
    "b'\\xc3'.decode()",
    "b'\\xc3('.decode()",
    "b'\\xe2\\x82'.decode()",
    "b'\\xe2\\x28\\xa1'.decode()",
    "b'\\xf0\\x9f\\x98'.decode()",
    "b'a\\xed\\xa0\\x80'.decode()",
    "b'\\xf5\\x80\\x80\\x80'.decode()",
    "b'\\xc0\\x80'.decode()",
    "b'\\xf4\\x90\\x80\\x80'.decode()",
):
    attempt(text)
