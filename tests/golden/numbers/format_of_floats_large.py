def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(1e22, '')",
    "format(1e22, '.2f')",
    "format(1e22, 'e')",
    "format(1e22, 'g')",
    "format(1e22, '%')",
    "format(1e22, 'n')",
    "format(1e22, '.0f')",
    "format(1e22, '.0e')",
    "format(1e22, '.3g')",
    "format(1e22, '+.2f')",
    "format(1e22, '010.2f')",
    "format(1e22, '=10')",
    "format(1e22, '#.0f')",
    "format(1e22, '#.3g')",
    "format(1e22, ',.2f')",
    "format(1e22, '_.3f')",
    "format(1e22, 'z.0f')",
    "format(1e22, '020,.2f')",
):
    attempt(text)
