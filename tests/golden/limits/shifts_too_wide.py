def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    '1<<10**12',
    '1<<10**30',
    'r=0<<10**30',
    'r=1>>10**30',
    'r=-1>>10**30',
):
    attempt(text)
