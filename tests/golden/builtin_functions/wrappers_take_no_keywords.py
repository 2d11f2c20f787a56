def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '(1).__add__(x=1)',
    "'a'.__len__(x=1)",
    '[].__getitem__(x=1)',
    '[].__setitem__(x=1)',
    '[].append(x=1)',
    'len(x=1)',
    'len([], x=1)',
    'abs([], [], foo=1)',
    'repr(x=1)',
    'bool([], [], foo=1)',
    'tuple(x=1)',
    "'a'.upper(x=1)",
    'iter(x=1)',
):
    attempt(text)
