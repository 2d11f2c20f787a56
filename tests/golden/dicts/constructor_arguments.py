def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=dict(5)',
    'r=dict([1,2])',
    'r=dict([(1,)])',
    "r=dict(['ab','cd']),dict(a=1),dict({'a':1},b=2),dict([(1,2)]),dict(),dict(zip('ab',[1,2]))",
    'r=dict(1,2)',
    'r=dict(**{1:2})',
    "r=dict({},**{'a':1})",
    "r=dict('ab')",
    'r=dict(None)',
    "r=dict.fromkeys('ab'),dict.fromkeys([1],[]),dict.fromkeys({1:2},3),{}.fromkeys('a',1)",
    'r=dict.fromkeys(5)',
    'r=dict.fromkeys()',
    'r=dict.fromkeys([[]])',
    'r=dict.__new__(dict,5,6)',
    'r=dict.__init__()',
    'r=dict.keys(5)',
):
    attempt(text)
