def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class K:\n def __hash__(s): return 1\n def __eq__(s,o): 1/0\nd={K():1}\nd[K()]=2',
    "class K:\n def __hash__(s): return 'a'\nd={K():1}",
    'class K:\n def __hash__(s): return 2**64+5\nr=hash(K())',
    'class K:\n def __hash__(s): return -1\nr=hash(K())',
    'class K:\n def __eq__(s,o): return True\nhash(K())',
    'class K:\n __hash__=None\n{K()}',
):
    attempt(text)
