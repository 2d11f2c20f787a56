def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(-2.5, '')",
    "format(-2.5, '.2f')",
    "format(-2.5, 'e')",
    "format(-2.5, 'g')",
    "format(-2.5, '%')",
    "format(-2.5, 'n')",
    "format(-2.5, '.0f')",
    "format(-2.5, '.0e')",
    "format(-2.5, '.3g')",
    "format(-2.5, '+.2f')",
    "format(-2.5, '010.2f')",
    "format(-2.5, '=10')",
    "format(-2.5, '#.0f')",
    "format(-2.5, '#.3g')",
    "format(-2.5, ',.2f')",
    "format(-2.5, '_.3f')",
    "format(-2.5, 'z.0f')",
    "format(-2.5, '020,.2f')",
):
    attempt(text)
