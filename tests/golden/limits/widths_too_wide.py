def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "'%999999999999d'%1",
    "'%99999999999999999999999d'%1",
    "format(1.0,'.2147483648f')",
    "format(1.0,'999999999999999999999')",
    "format('a','999999999999')",
    "'{:>{}}'.format('a',10**12)",
    "'a'.center(10**12)",
    "'a'.rjust(10**19)",
    "'a'.zfill(10**12)",
    "'a'.expandtabs(10**12)",
    "b'a'.ljust(10**19)",
):
    attempt(text)
