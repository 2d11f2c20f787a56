def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'int(x=5)',
    'int(base=10)',
    'int(12,10)',
    "int(b'12')",
    "int(b'1_2')",
    "int(b'\\xff')",
    "int(bytearray(b'0x10'),16)",
    "int(b' 12 ')",
    "int('5',base=10)",
    "int('5',2**100)",
    'int(1.9)',
    'int(1e30)',
    'int(1j)',
    'int(None)',
    'int([])',
):
    attempt(text)
