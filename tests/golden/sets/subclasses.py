def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class S(set): pass\nr=S([1]),S()|{1},type(S()|{1}).__name__,type(S().copy()).__name__',
    'class S(frozenset): pass\nr=S([1]),type(S().union([1])).__name__,hash(S([1]))==hash(frozenset([1]))',
):
    attempt(text)
