def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'.startswith(('a','b')),'abc'.startswith('b',1),'abc'.startswith('',5),'abc'.startswith(()),'abc'.endswith('bc',1,3)",
    "'abc'.startswith(1)",
    "'abc'.startswith(['a'])",
    "'abc'.startswith(('a',1))",
    "'abc'.startswith((1,'a'))",
    "'abc'.startswith('a',None,None)",
    "'abc'.startswith('a','x')",
    "'abc'.endswith((1,))",
    "'abc'.removeprefix('a'),'abc'.removesuffix('c'),'abc'.removeprefix('x'),'abc'.removesuffix('')",
    "'abc'.removeprefix(1)",
):
    attempt(text)
