def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '5.5//2,-5.5//2,5.5%2,-5.5%2,5.5%-2,-5.5%-2',
    'divmod(5.5,2),divmod(-5.5,2),divmod(5.5,-2)',
    "divmod(float('inf'),1)",
    "divmod(1,float('inf')),divmod(-1,float('inf')),-1%float('inf'),1//float('inf'),-1//float('inf')",
    "5.0%float('nan')",
    '0.0//1,-0.0//1,-0.0%1,0.0%-1',
):
    attempt(text)
