def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'divmod(-7,2)',
    'divmod(7,-2)',
    'divmod(10**30,-7)',
    'divmod(-10**30,10**15+1)',
    'divmod(5,0)',
    'divmod(5.0,0)',
    'divmod(-2**63,-1)',
    'divmod(True,True)',
    '(-7)//2,(-7)%2,7//-2,7%-2',
):
    attempt(text)
