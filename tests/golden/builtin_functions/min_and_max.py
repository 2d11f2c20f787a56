def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=min(),1',
    'r=min(5)',
    'r=min([])',
    "r=min([],default=5),min([1],default=5),max('a','b'),max([1,2],key=lambda x:-x),max(1,2.0),max(True,1),min(1,True),max([(1,2),(1,3)])",
    'r=min(1,2,default=3)',
    'r=min(1,2,foo=3)',
    "r=max(1,'a')",
    'r=max([1],key=5)',
    'r=max(1,2,key=None)',
    'r=max([],key=len)',
    'r=max(None)',
    'r=max(iter([]))',
):
    attempt(text)
