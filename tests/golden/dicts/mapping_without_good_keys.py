def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "class M:\n def keys(s): return ['a','b']\n def __getitem__(s,k): return k*2\nr=dict(M()),{**M()}",
    'class M:\n def keys(s): return 5\n def __getitem__(s,k): return k*2\nr=dict(M())',
    "class M:\n def keys(s): return ['a']\nr=dict(M())",
):
    attempt(text)
