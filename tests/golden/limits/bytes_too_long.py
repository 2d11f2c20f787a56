def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'bytes(10**13)',
    'bytes(2**63)',
    'bytearray(10**13)',
    "(5).to_bytes(10**12,'big')",
    "(5).to_bytes(10**19,'big')",
):
    attempt(text)
