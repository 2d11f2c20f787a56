def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "r=list(enumerate('ab')),list(enumerate('ab',5)),list(enumerate('ab',start=10**20)),next(enumerate('a')),enumerate('a')",
    "r=list(enumerate(start=1,iterable='ab'))",
    'r=enumerate(5)',
    "r=enumerate([],'a')",
    'r=enumerate([],1.5)',
    "r=list(zip()),list(zip('ab')),list(zip('ab',[1])),list(zip('ab',[1,2],strict=True)),zip()",
    "r=list(zip('ab',[1],strict=True))",
    "r=list(zip('a',[1,2],strict=True))",
    "r=list(zip('a',[1],[1,2],strict=True))",
    "r=list(zip('ab',[1,2],[1],strict=True))",
    "r=list(zip('','','a',strict=True))",
    'r=zip(5)',
    "r=zip('a',5)",
    "r=zip('a',foo=1)",
):
    attempt(text)
