def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'{:=5}'.format('a')",
    "'{:05}'.format('a'),'{:<05}'.format('a'),'{:+}'.format(1)",
    "'{:+}'.format('a')",
    "'{: }'.format('a')",
    "'{:#}'.format('a')",
    "'{:,}'.format('a')",
    "'{:_}'.format('a')",
    "'{:.2}'.format('abc'),'{:10.2}|'.format('abc'),'{:^10.2}|'.format('abc'),'{:é^9}'.format('abc')",
    "'{:z}'.format('a')",
    "'{:.-2}'.format('abc')",
    "'{:99999999999999999999}'.format('a')",
    "'{:.99999999999999999999}'.format('a')",
    "'{:abc}'.format('a')",
    "'{:d}'.format('a')",
    "'{:s}'.format(1)",
):
    attempt(text)
