def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "'x'*10**12",
    "'x'*10**19",
    "r='x'*-10**30",
    '[0]*10**12',
    '[0]*10**19',
    '(0,)*10**12',
    '(0,)*2**63',
    "b'x'*10**13",
    "bytearray(b'x')*10**13",
    'a=[0]*5;a*=10**12',
):
    attempt(text)
