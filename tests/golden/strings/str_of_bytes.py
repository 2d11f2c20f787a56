def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "str(),str(5),str(b'abc','ascii'),str(b'abc',encoding='utf-8'),str(object='x'),str(b'\\xff','latin-1'),str(b'\\xff','utf-8','replace'),str(b'\\xff',errors='ignore')",
    "str(b'abc')",
    "str('a','utf-8')",
    "str(1,'utf-8')",
    "str(b'\\xff','utf-8')",
    "str(b'a','foo')",
    "str(b'a',1)",
    "str(b'a','utf-8',1)",
    "str(bytearray(b'ab'),'utf-8'),str(memoryview(b'ab'),'utf-8')",
):
    attempt(text)
