def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "bytes(5),bytes(b'a'),bytes([1,2]),bytes('é','utf-8'),bytes(range(3)),bytes(bytearray(b'x')),bytes(memoryview(b'abc')[::2]),bytes(),bytes(source=b'a'),bytes('a',encoding='ascii',errors='strict')",
    "bytes('a')",
    "bytes('é','ascii')",
    'bytes(1.5)',
    'bytes(-1)',
    'bytes([256])',
    'bytes([-1])',
    "bytes(['a'])",
    'bytes([1.5])',
    'bytes(None)',
    "bytes(5,'utf-8')",
    "bytes(b'a','utf-8')",
    "bytes('a',5)",
    "bytes('a','utf-8',5)",
    "bytes(errors='strict')",
    "bytes(encoding='utf-8')",
    "bytes(5,errors='x')",
    'bytes(True)',
    'bytes({1,2}),bytes({1:2})',
    'bytes(1,2,3,4)',
):
    attempt(text)
