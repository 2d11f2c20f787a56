def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'chr(-1)',
    'chr(0x110000)',
    'chr(1.5)',
    "chr('a')",
    'chr(2**100)',
    "ord('a'),ord('😀'),ord(b'a'),ord(bytearray(b'a'))",
    "ord('')",
    "ord('ab')",
    "ord(b'ab')",
    'ord(1)',
    'ord(None)',
):
    attempt(text)
