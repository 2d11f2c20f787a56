def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    's={1}|[2]',
    's={1}&[2]',
    's={1}-[2]',
    's={1}^[2]',
    's={1};s|=[2]',
    's={1};s&=5',
    's={1};s-=[1]',
    's={1};s^=[1]',
    'r={1}<[1]',
    'r={1}<5',
):
    attempt(text)
