def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    's={1,2}\nfor x in s: s.add(x+10)',
    's={1,2}\nfor x in s: s.discard(x)',
    's={1,2}\nit=iter(s);s.clear()\nnext(it)',
):
    attempt(text)
