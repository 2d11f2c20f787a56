def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=any([]),any([0,1]),all([]),all([1,0])',
    'r=any(5)',
    'r=any()',
    'r=any([],1)',
    'r=all(5)',
    "r=abs('a')",
    'r=abs()',
    'r=abs(-1),abs(True),abs(-1.5),abs(3+4j)',
    'r=len(range(10**30))',
    'r=len(5)',
    'r=len()',
    'r=len(None)',
    'r=len(iter([]))',
):
    attempt(text)
