def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'd={1:2}\nfor k in d: d[k+1]=1',
    'd={1:2}\nfor k in d: d[k]=5\nr=d',
    'd={1:2}\nfor k in d.values(): d[9]=5',
    'd={1:2}\nfor k in d.items(): d.clear()',
    'd={1:2,3:4}\nfor k in d: del d[k]',
    'd={1:2,2:3}\nfor k in d:\n del d[1]; d[7]=1',
    'd={1:2}\nit=iter(d);d[2]=3\nnext(it)',
    'd={1:2}\nit=iter(d);next(it);d[2]=3\nr=list(it)',
    'd={1:2}\nit=iter(d);list(it);d[2]=3;r=list(it)',
    'd={1:2}\nit=reversed(d);d[2]=3\nnext(it)',
):
    attempt(text)
