def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a=[1,2,3];a.append();r=a',
    'a=[1,2,3];a.extend(5)',
    "a=[1,2,3];a.extend('ab');r=a",
    "a=[1,2,3];a.insert('a',1)",
    'a=[1,2,3];a.insert(-100,0);a.insert(100,9);r=a',
    'a=[1,2,3];a.insert(1)',
    'a=[1];a.pop(5)',
    "a=[1];a.pop('a')",
    'a=[1];a.remove(5)',
    'a=[1];a.index(5)',
    'a=[1];a.index(1,2,3,4)',
    'a=[1,2,1];r=a.index(1,1),a.index(1,-1),a.count(1)',
    "a=[1,2,1];a.index(1,'a')",
):
    attempt(text)
