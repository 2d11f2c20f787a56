def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=[3,1,2].sort(foo=1)',
    "r=[3,'a'].sort()",
    "r=sorted([3,1,2],reverse='a')",
    'r=sorted([3,1,2],reverse=None)',
    'r=sorted([3,1,2],key=5)',
    'r=sorted(5)',
    'r=sorted([1j,2j])',
    'r=sorted([[2],[1]],key=len)',
    "r=sorted(['b','A','a'],key=str.lower),sorted('bca',reverse=True),sorted([True,0,2,-1.5])",
    "r=sorted([(1,'b'),(1,'a'),(0,'z')])",
    "r=sorted([(1,'b'),(1,2)])",
    "r=sorted({'b','a'}),len({1,1.0,True}),{1,1.0,True},{0,False},{0.0,-0.0}",
):
    attempt(text)
