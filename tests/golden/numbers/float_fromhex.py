def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "float.fromhex('0x1.8p3')",
    "float.fromhex('1.8p3')",
    "float.fromhex('0x.8')",
    "float.fromhex('-0x1p-1074')",
    "float.fromhex('0x1p-1075')",
    "float.fromhex('0x1.8p-1075')",
    "float.fromhex('0x1p1024')",
    "float.fromhex('inf')",
    "float.fromhex('-Infinity')",
    "float.fromhex('nan')",
    "float.fromhex(' 0x1p0 ')",
    "float.fromhex('0x')",
    "float.fromhex('')",
    "float.fromhex('1.p')",
    "float.fromhex('g')",
    "float.fromhex('0x1.fffffffffffff8p0')",
    "float.fromhex('0x1.00000000000008p0')",
    "float.fromhex('0x1.00000000000008000001p0')",
):
    attempt(text)
