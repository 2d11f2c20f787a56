def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'sum([0.1]*10),sum([0.1,0.2,0.3]),sum([1e100,1.0,-1e100]),sum([1e308,1e308,-1e308])',
    'sum([0.1]*3,0.0),sum([1,2.5,3]),sum([0.1]*10,1),sum([True,0.5])',
    'sum([0.1j]*10),sum([0.1,1j,0.1]),sum([1e16,1,-1e16]),sum([10**400,-10**400,0.5])',
    'sum([0.1]*1000)',
    'sum([1.5,10**400])',
    'sum([-0.0]),sum([-0.0],-0.0),sum([],-0.0)',
    'sum(x*0.1 for x in range(100))',
    "sum([1.0,float('inf'),-float('inf')]),sum([float('inf')]*2)",
):
    attempt(text)
