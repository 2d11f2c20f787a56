def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=format()',
    'r=format(1,2)',
    'r=format(1,None)',
    "r=format(object(),'x')",
    "r=format([],'5')",
    "r=format(None,'x')",
    "r=format(1),format('a'),format(None),format([1])",
):
    attempt(text)
