def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(5e-324, '')",
    "format(5e-324, '.2f')",
    "format(5e-324, 'e')",
    "format(5e-324, 'g')",
    "format(5e-324, '%')",
    "format(5e-324, 'n')",
    "format(5e-324, '.0f')",
    "format(5e-324, '.0e')",
    "format(5e-324, '.3g')",
    "format(5e-324, '+.2f')",
    "format(5e-324, '010.2f')",
    "format(5e-324, '=10')",
    "format(5e-324, '#.0f')",
    "format(5e-324, '#.3g')",
    "format(5e-324, ',.2f')",
    "format(5e-324, '_.3f')",
    "format(5e-324, 'z.0f')",
    "format(5e-324, '020,.2f')",
):
    attempt(text)
