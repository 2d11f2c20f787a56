def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=eval(5)',
    'r=eval(None)',
    "r=eval('1',5)",
    "r=eval('1',{},5)",
    "r=eval('1',None,None)",
    "r=eval('1',globals={},locals={})",
    "r=eval('1',{},{},{})",
):
    attempt(text)
