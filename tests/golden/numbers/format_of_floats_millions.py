def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(1234567.891, '')",
    "format(1234567.891, '.2f')",
    "format(1234567.891, 'e')",
    "format(1234567.891, 'g')",
    "format(1234567.891, '%')",
    "format(1234567.891, 'n')",
    "format(1234567.891, '.0f')",
    "format(1234567.891, '.0e')",
    "format(1234567.891, '.3g')",
    "format(1234567.891, '+.2f')",
    "format(1234567.891, '010.2f')",
    "format(1234567.891, '=10')",
    "format(1234567.891, '#.0f')",
    "format(1234567.891, '#.3g')",
    "format(1234567.891, ',.2f')",
    "format(1234567.891, '_.3f')",
    "format(1234567.891, 'z.0f')",
    "format(1234567.891, '020,.2f')",
):
    attempt(text)
