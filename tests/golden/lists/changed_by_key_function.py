def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a=[3,1,2];a.sort(key=lambda x:a.append(x) or x)',
    'a=[3,1,2]\ndef k(x): a.clear(); return x\na.sort(key=k)',
    'a=[3,1,2]\ndef k(x): r2.append(len(a)); return x\nr2=[];a.sort(key=k);r=r2,a',
    'a=[3,1,2]\ntry: a.sort(key=lambda x: 1/0)\nexcept ZeroDivisionError: r=a',
):
    attempt(text)
