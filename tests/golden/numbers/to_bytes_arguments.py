def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '(5).to_bytes()',
    '(5).to_bytes(2)',
    "(5).to_bytes(length=3,byteorder='little')",
    "(5).to_bytes(-1,'big')",
    "(5).to_bytes(1,'foo')",
    '(5).to_bytes(1,5)',
    "(5).to_bytes('a')",
    '(5).to_bytes(1.0)',
):
    attempt(text)
