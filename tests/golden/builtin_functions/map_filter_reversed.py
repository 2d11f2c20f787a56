def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=map(str)',
    'r=map()',
    'r=map(str,5)',
    'r=map(str,[],x=1)',
    'r=list(map(str,[1,2])),list(map(lambda a,b:a+b,[1,2],[3])),map(str,[])',
    'r=list(map(5,[1]))',
    'r=list(map(len,[5]))',
    "r=list(filter(None,[0,1,'',2])),list(filter(str.isalpha,'a1')),filter(None,[])",
    'r=list(filter(5,[1]))',
    'r=filter(None)',
    'r=filter(None,5)',
    'r=filter(None,[],x=1)',
    'r=reversed(5)',
    'r=reversed({1})',
    'r=reversed()',
    'r=reversed(iter([]))',
    "r=list(reversed('abc')),list(reversed((1,2))),reversed([1]),reversed('a'),reversed((1,)),list(reversed(b'ab'))",
):
    attempt(text)
