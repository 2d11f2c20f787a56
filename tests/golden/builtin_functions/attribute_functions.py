def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "r=getattr(1,'foo')",
    "r=getattr(1,'foo',5),getattr(1,'real'),hasattr(1,'real'),hasattr(1,'x')",
    'r=getattr(1,5)',
    'r=getattr(1)',
    'r=getattr()',
    'r=hasattr(1,5)',
    'r=hasattr(1)',
    "setattr(1,'x',2)",
    "setattr(1,'real',2)",
    'setattr(1,5,2)',
    "setattr(1,'x')",
    "setattr(int,'x',1)",
    "delattr(1,'x')",
    "delattr(1,'real')",
    'delattr(1,5)',
    "delattr(int,'foo')",
    'int.x=1',
    'del int.real',
    "class A: pass\na=A();setattr(a,'x y',1);r=getattr(a,'x y'),vars(a),dir(a)[-1]",
    "class A: pass\ndelattr(A(),'x')",
    'class A: pass\ndel A.x',
):
    attempt(text)
