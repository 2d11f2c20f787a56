def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "sum(['a','b'])",
    "sum(['a'],'')",
    "sum([b'a'],b'')",
    'sum([bytearray()],bytearray())',
    'sum([[1],[2]],[])',
    'sum([[1],[2]])',
    'sum(5)',
    'sum()',
    'sum([],start=None)',
):
    attempt(text)
