def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '(-1).to_bytes(0, "big", signed=True)',
    '(0).to_bytes(0, "big")',
    '(1).to_bytes(0, "little")',
    '(-1).to_bytes(0, "big")',
    '(-2).to_bytes(0, "big", signed=True)',
    '(255).to_bytes(1, "big", signed=True)',
    '(-128).to_bytes(1, "big", signed=True)',
    '(5).to_bytes(10**19, "big")',
):
    attempt(text)
