def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'sum()',
    'sum(1, 2, 3)',
    "'abc'.replace('a')",
    "'abc'.replace('a', 'b', 'c', 'd')",
    'eval()',
    'exec()',
    'exec(1, 2, 3, 4, 5)',
    'round()',
    'round(x=1)',
    'round(1, 2, 3)',
    'int.from_bytes()',
    'int.from_bytes(foo=1)',
    'int.from_bytes(1, 2, 3, 4)',
    'memoryview(1, 2)',
    "b'a'.translate(foo=1)",
    'compile(1)',
):
    attempt(text)
