def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'list(range(10**12))',
    'tuple(range(10**13))',
    'sorted(range(10**13))',
    '[*range(10**12)]',
    'len(range(10**30))',
    'range(2**63).__len__()',
):
    attempt(text)
