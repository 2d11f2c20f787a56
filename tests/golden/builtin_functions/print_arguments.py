def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=print(1,sep=1)',
    'r=print(1,end=1)',
    'r=print(1,file=1)',
    'r=print(1,foo=1)',
    "r=print(1,flush='x',end='')",
    'r=print(1,sep=None,end=None)',
    "r=print(sep='x'),print(1,2,sep=''),print(1,2,sep='--',end='!\\n')",
):
    attempt(text)
