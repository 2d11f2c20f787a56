def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class T(tuple): pass\nr=T([1]),T()+(1,),type(T()+(1,)).__name__,T([1])==(1,),hash(T([1]))==hash((1,))',
    'class T(tuple):\n def __new__(c,a,b): return super().__new__(c,(a,b))\nr=T(1,2)',
    'class T(tuple):\n def __init__(s,a,b): pass\nr=T(1,2)',
):
    attempt(text)
