def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=issubclass(int,object),issubclass(bool,(str,int)),issubclass(int,int|str),issubclass(int,())',
    'r=issubclass(1,int)',
    'r=issubclass(int,5)',
    'r=issubclass(int,list[int])',
    'r=issubclass(list[int],list)',
    'r=issubclass(int)',
):
    attempt(text)
