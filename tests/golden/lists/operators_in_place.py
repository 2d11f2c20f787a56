def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a=[1,2,3];a+=5',
    "a=[1,2,3];a+='ab';r=a",
    'a=[1,2,3];a*=2;r=a',
    "a=[1,2,3];a*='a'",
    'a=[1];a*=1.5',
    "a=[1,2,3];a=a+'ab'",
    'a=[1,2,3];a=a+(1,)',
    "r=[1]<['a']",
    'r=[1]<(1,)',
):
    attempt(text)
