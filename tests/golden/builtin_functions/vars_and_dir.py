def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=vars(5)',
    'r=vars(1,2)',
    'r=vars([])',
    'class A:\n __slots__=()\nvars(A())',
    "r=dir(5)[:3],dir([])==dir(list),'__name__' in dir()",
    'r=dir(1,2)',
    "class A:\n def __dir__(s): return ['b','a']\nr=dir(A())",
    'class A:\n def __dir__(s): return 5\nr=dir(A())',
    "class A:\n def __dir__(s): return [1,'a']\nr=dir(A())",
):
    attempt(text)
