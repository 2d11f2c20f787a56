def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'repr("it\'s"),repr(\'say "hi"\'),repr("it\'s \\"both\\""),repr(\'\\\\\'),repr(\'\\t\\n\\r\\x00\\x1f\\x7f\\x80\\xa0\\xad\\u0378\\u2028\\ufeff\\U000e0001\')',
    "ascii('é😀\\n'),ascii([1,'é']),ascii('\\x7f\\xa0')",
):
    attempt(text)
