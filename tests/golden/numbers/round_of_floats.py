def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'round(2.675,2),round(0.5),round(1.5),round(2.5),round(-0.5),round(-1.5)',
    'round(1e308,-308)',
    'round(1.7e308,-308)',
    "round(float('nan'))",
    "round(float('inf'))",
    "round(float('nan'),2),round(float('inf'),2)",
    "round(1.5,'a')",
    'round(1.5,None)',
    'round(1.5,1.0)',
    'round(number=1.55,ndigits=1)',
    'round()',
):
    attempt(text)
