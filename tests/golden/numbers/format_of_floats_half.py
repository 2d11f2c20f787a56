def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(0.5, '')",
    "format(0.5, '.2f')",
    "format(0.5, 'e')",
    "format(0.5, 'g')",
    "format(0.5, '%')",
    "format(0.5, 'n')",
    "format(0.5, '.0f')",
    "format(0.5, '.0e')",
    "format(0.5, '.3g')",
    "format(0.5, '+.2f')",
    "format(0.5, '010.2f')",
    "format(0.5, '=10')",
    "format(0.5, '#.0f')",
    "format(0.5, '#.3g')",
    "format(0.5, ',.2f')",
    "format(0.5, '_.3f')",
    "format(0.5, 'z.0f')",
    "format(0.5, '020,.2f')",
):
    attempt(text)
