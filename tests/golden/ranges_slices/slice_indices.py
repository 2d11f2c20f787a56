def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "r=slice(1),slice(1,2),slice(1,2,3),slice(None),slice('a',[])",
    'r=slice()',
    'r=slice(1,2,3,4)',
    'r=slice(1,2,3).indices(10),slice(None).indices(5),slice(None,None,-1).indices(5),slice(-3,None).indices(5),slice(10,-10,-2).indices(5),slice(1,10**30).indices(10**20)',
    'r=slice(1).indices(-1)',
    "r=slice(1).indices('a')",
    "r=slice('a').indices(5)",
    'r=slice(1,2,0).indices(5)',
    'r=slice(1.0).indices(5)',
    'r=slice(1,2)==slice(1,2),slice(1,2)<slice(1,3),slice(1)!=slice(2),slice(1).start,slice(1).stop,slice(1).step',
    'r=slice(1)<5',
):
    attempt(text)
