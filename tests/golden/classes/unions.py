def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=int|str,int|None,None|int,int|str|float,int|int,(int|str)|str,int|list[int],type(int|str),(int|str).__args__,(int|None).__args__',
    'r=int|5',
    "r=int|'a'",
    'r=5|int',
    'r=(int|str)==(str|int),hash(int|str)==hash(str|int),(int|str)==int,int|int is int,isinstance(1,int|str),isinstance(1,(int|str,float)),issubclass(bool,int|str)',
    '(int|str)()',
    '(int|str).foo',
):
    attempt(text)
