def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=isinstance(1,int),isinstance(1,(str,int)),isinstance(1,int|str),isinstance(None,int|None),isinstance(True,int),isinstance(1,(str,(float,int)))',
    'r=isinstance(1,5)',
    'r=isinstance(1,[int])',
    'r=isinstance(1,(str,5))',
    'r=isinstance(1,(int,5))',
    'r=isinstance(1,list[int])',
    'r=isinstance([],list[int])',
    'r=isinstance(1,int|list[int])',
    "r=isinstance(1,'int')",
    'r=isinstance(1)',
    'r=isinstance()',
):
    attempt(text)
