def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "compile('1','f','foo')",
    "compile(5,'f','exec')",
    "compile('1',5,'exec')",
    "compile('1','f',5)",
    "compile('1','f')",
    'compile()',
    "compile('x','f','eval',flags='a')",
    "compile('x','f','eval',99999999)",
    "compile('x','f','eval',optimize=5)",
    "compile('x=1','f','eval')",
    "r=eval(compile('5','f','eval'))",
    "r=eval(compile('x=5','f','exec'))",
    "exec('x=1',closure=())",
):
    attempt(text)
