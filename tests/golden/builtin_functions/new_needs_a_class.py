def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'int.__new__()',
    'int.__new__(5)',
    'float.__new__(1, 2, 3)',
    'tuple.__new__(1)',
    'str.__new__()',
    'complex.__new__()',
    "bytes.__new__('x')",
    'object.__new__()',
    'object.__new__(5)',
    'dict.__new__(5)',
    'int.__new__(str)',
    'list.__new__(dict)',
):
    attempt(text)
