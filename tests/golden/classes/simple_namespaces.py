def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'import sys;N=type(sys.implementation)\nn=N(a=1,b="x");r=n,n.a',
    'import sys;N=type(sys.implementation)\nr=N(a=1)==N(a=1),N(a=1)!=N(),N(a=1)==5',
    'import sys;N=type(sys.implementation)\nr=N({"a":1}),N([("k",2)]),N({"a":1},a=5),N()',
    'import sys;N=type(sys.implementation)\nn=N();n.x=n;r=n',
    'import sys;N=type(sys.implementation)\nN(1)',
    'import sys;N=type(sys.implementation)\nN(1,2)',
    'import sys;N=type(sys.implementation)\nN({1:2})',
    'import sys;N=type(sys.implementation)\nn=N(a=1);n.foo',
    'import sys;N=type(sys.implementation)\nn=N(a=1);del n.a;r=n',
    'import sys;N=type(sys.implementation)\nr=N(a=1)<N(a=2)',
    'import sys;N=type(sys.implementation)\nhash(N())',
    'import sys;N=type(sys.implementation)\nclass X(N): pass\nr=X(a=1),X(b=X())',
    'import sys;N=type(sys.implementation)\nr=N.__name__,N.__module__,N',
):
    attempt(text)
