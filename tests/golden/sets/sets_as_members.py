def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=[1] in {1}',
    'r={1} in {frozenset([1])}',
    's={frozenset([1])};s.remove({1});r=s',
    's={frozenset([1])};s.remove({2})',
    's={frozenset([1])};s.discard({1});r=s',
):
    attempt(text)
