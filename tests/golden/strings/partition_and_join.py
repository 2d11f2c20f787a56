def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'a-b-c'.partition('-'),'a-b-c'.rpartition('-'),'abc'.partition('-'),'abc'.rpartition('-')",
    "'abc'.partition('')",
    "'abc'.partition(1)",
    "','.join(['a','b']),''.join([]),','.join('abc'),','.join({'a':1}),'-'.join(('x',))",
    "','.join([1])",
    "','.join(['a',b'b'])",
    "','.join(5)",
    "','.join(['a',None])",
):
    attempt(text)
