def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'int(2**53)+0.5, 2**53+1 == float(2**53), 2**53+1 > float(2**53)',
    "10**400 > 1e308, 10**400 == float('inf'), 10**400 < float('inf'), -10**400 > float('-inf'), 1 == float('nan')",
    'float(10**400)',
    '10**400 * 1.0',
    '10**400 / 10**399',
    '10**400/3',
    '1/10**400',
    '1/3,2/3,10**20/3,(2**1000)/(2**999+1)',
):
    attempt(text)
