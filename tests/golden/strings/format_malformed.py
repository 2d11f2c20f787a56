def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'{'.format()",
    "'}'.format()",
    "'{}}'.format(1)",
    "'{{}'.format(1)",
    "'{!}'.format(1)",
    "'{!x}'.format(1)",
    "'{!rr}'.format(1)",
    "'{!r'.format(1)",
    "'{0'.format(1)",
    "'{0!'.format(1)",
    "'{0!r:'.format(1)",
    "'{0:'.format(1)",
    "'{0[}'.format([1])",
    "'{:{:{}}}'.format(1,2,3)",
):
    attempt(text)
