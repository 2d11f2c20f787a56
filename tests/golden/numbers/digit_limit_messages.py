def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "int('1'*4301)",
    'len(str(10**4299))',
    'str(10**4300)',
    'repr(10**5000)',
    "f'{10**5000}'",
    "'%d' % 10**5000",
    "int('9'*5000)",
    "int('f'*5000,16) == 16**5000-1",
    "int('7'*5000,8)>0",
):
    attempt(text)
