def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'int.__add__(1)',
    '(1).__add__()',
    '(1).__add__(1, 2)',
    '(1).__pow__()',
    '(1).__pow__(1, 2, 3)',
    "'a'.__mul__()",
    '[].__mul__(1, 2)',
    '(1).__mul__()',
    'object().__setattr__()',
    'object().__setattr__(1)',
    '[].__setitem__(1)',
    '[].__getitem__()',
    '{}.__getitem__(1, 2)',
    '{}.__contains__()',
    'set().__contains__()',
    "'a'.__getitem__()",
    '(1).__neg__(1)',
    "'a'.__len__(1)",
):
    attempt(text)
