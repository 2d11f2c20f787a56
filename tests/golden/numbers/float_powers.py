def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '(-1.0)**0.5',
    '(-8.0)**(1/3)',
    '0.0**-1',
    '0.0**0',
    '(-0.0)**-1',
    '(-0.0)**-2',
    "float('nan')**0",
    "1.0**float('nan')",
    "float('inf')**-1,float('-inf')**3,float('-inf')**2",
    '10.0**308',
    '10.0**309',
    '2.0**0.5',
):
    attempt(text)
