def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'.translate({97:'x',98:None,99:100}),'abc'.translate({97:'xyz'}),'abc'.translate({}),'abc'.translate('xyz'*50)",
    "'abc'.translate({97:1.5})",
    "'abc'.translate({97:0x110000})",
    "'abc'.translate({97:-1})",
    "'abc'.translate(5)",
    "'abc'.translate([])",
    "str.maketrans('abc','xyz'),str.maketrans('a','b','c'),str.maketrans({'a':1,98:'x'})",
    "str.maketrans('ab','x')",
    "str.maketrans({'ab':1})",
    'str.maketrans({1.5:1})',
    'str.maketrans(1)',
    "str.maketrans('a',1)",
    "str.maketrans('a','b',1)",
    'str.maketrans()',
):
    attempt(text)
