def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "bytearray(5),bytearray('é','utf-8'),bytearray([1]),bytearray()",
    "bytearray('a')",
    'bytearray(-1)',
    'bytearray([256])',
    'bytearray(None)',
    "bytearray(b'%s') % b'a'",
):
    attempt(text)
