def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=NotImplemented,...,Ellipsis,None,repr(NotImplemented),bool(...),type(...)()',
    'r=bool(range(0)),bool(range(1)),range(3).__contains__(1),range(3).__len__()',
    'r=bool(NotImplemented)',
    'r=not NotImplemented',
    'r=1 if NotImplemented else 2',
    'r=type(None)(),type(NotImplemented)()',
    'r=type(None)(1)',
    'r=type(...)(1)',
    'None.x',
    'None.x=1',
    'None+1',
):
    attempt(text)
