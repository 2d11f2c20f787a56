def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class A: pass\ndel A.__name__',
    'class A: pass\ndel A.__bases__',
    'class A: pass\ndel A.__doc__',
    'class A: pass\ndel A.__module__\nr=A.__module__',
    "int.__name__='x'",
    "int.__doc__='x'",
    'int.__bases__=()',
):
    attempt(text)
