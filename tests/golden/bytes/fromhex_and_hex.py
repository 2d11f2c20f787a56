def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "bytes.fromhex('00 ff aB'),bytes.fromhex(''),bytearray.fromhex('0102'),bytes.fromhex('0 1')",
    "bytes.fromhex('0')",
    "bytes.fromhex('zz')",
    "bytes.fromhex('00 0')",
    "bytes.fromhex(' 00\\n01\\t02 ')",
    "bytes.fromhex('é0')",
    "bytes.fromhex(b'00')",
    'bytes.fromhex(5)',
    "bytes.fromhex('0x')",
    "b'ab'.hex('::')",
    "b'ab'.hex(5)",
    "b'ab'.hex('é')",
    "b'ab'.hex(bytes_per_sep=1)",
    "b'abcdef'.hex(':',3),b'abcdef'.hex(':',-4),b'ab'.hex(':',0),b'ab'.hex(sep=':',bytes_per_sep=1)",
):
    attempt(text)
