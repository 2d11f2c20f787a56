def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'pow(2,10,1000)',
    'pow(2,-1,7)',
    'pow(2,-1,4)',
    'pow(3,-5,7)',
    'pow(2,10,0)',
    'pow(2,10,-7)',
    'pow(2,10,1)',
    'pow(-3,3,5)',
    'pow(2,-1,-7)',
    'pow(2.0,2,3)',
    'pow(2,2.0,3)',
    'pow(2,2,3.0)',
    'pow(2,2,None)',
    'pow(10**30,10**20,10**10+7)',
    "pow('a',2)",
    "pow(2,'a')",
    "pow(2,'a',3)",
    'pow(base=2,exp=5,mod=7)',
    'pow(exp=2,base=3)',
    'pow(2)',
):
    attempt(text)
