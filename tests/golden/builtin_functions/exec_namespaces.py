def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "g={};exec('x=1',g);r=sorted(g)",
    "g={};l={};exec('x=1',g,l);r=l,sorted(g)",
    'exec(5)',
    "exec('1',5)",
    "exec('1',{},5)",
    "exec('1',[])",
    "exec(b'y=2');r=y",
    "exec(bytearray(b'y=2'));r=y",
    "r=exec('x=1'),x",
):
    attempt(text)
