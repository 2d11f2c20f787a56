def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "int.from_bytes(b'\\x00\\x10','big')",
    "int.from_bytes(b'\\x00\\x10',byteorder='little')",
    "int.from_bytes(b'\\xfc\\x00','big',signed=True)",
    "int.from_bytes([255,0,0],'big')",
    "int.from_bytes(bytearray(b'ab'))",
    "int.from_bytes(memoryview(b'ab'))",
    "int.from_bytes('ab')",
    'int.from_bytes(5)',
    'int.from_bytes([256])',
    "int.from_bytes(['a'])",
    "int.from_bytes(b'',signed=True)",
    "int.from_bytes(b'\\xff'*20,'little',signed=True)",
    "int.from_bytes(b'a','x')",
    "bool.from_bytes(b'\\x01')",
):
    attempt(text)
