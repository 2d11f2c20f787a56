def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a,b=[1]',
    'a,b=[1,2,3]',
    'a,b=5',
    "a,b='xyz'",
    'a,b={1}',
    'a,b=iter([1,2,3])',
    'a,*b=[]',
    'a,*b=[1];r=a,b',
    '(a,b),c=[1,2],3',
    '(a,b),c=[1],3',
):
    attempt(text)
