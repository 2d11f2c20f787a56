def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a=[1];a[5]',
    "a=[1];a['a']",
    'a=[1];a[1.0]',
    'a=[1];a[None]',
    'a=[1];a[5]=1',
    "a=[1];a['a']=1",
    'a=[1];del a[5]',
    "a=[1];del a['a']",
    'a=[1,2,3];a[0:2]=5',
    "a=[1,2,3];a[0:2]='xyz';r=a",
    'a=[1,2,3];a[::2]=[1]',
    'a=[1,2,3];a[::2]=[7,8];r=a',
    'a=[1,2,3];a[::2]=5',
    'a=[1,2,3];a[::0]=[]',
    'a=[1,2,3];a[1:1]=a;r=a',
    'a=[1,2,3];a[::-1]=a;r=a',
):
    attempt(text)
