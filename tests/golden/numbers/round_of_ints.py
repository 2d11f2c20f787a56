def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'round(5),round(15,-1),round(25,-1),round(-15,-1),round(5,2)',
    'round(5,10**30)',
    'round(5,None)',
    "round(5,'a')",
    'round(5,1.0)',
    'round(1234567,-3),round(10**30+5,-1),round(5,-1),round(50,-2),round(51,-2)',
    "round('a')",
):
    attempt(text)
