def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=len,print,[].append,str.join,int.__add__,(1).__add__,dict.fromkeys,type(len),type([].append),type(str.join),type(int.__add__),type((1).__add__)',
    'r=[].append==[].append,len==len,(1).__add__==(1).__add__,hash(len)==hash(len)',
    'len.x=1',
    "len.__name__='x'",
    'str.join.x=1',
):
    attempt(text)
