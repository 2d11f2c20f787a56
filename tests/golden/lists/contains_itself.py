def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'a=[];a.append(a);r=a==a',
    'a=[];a.append(a);b=[];b.append(b);r=a==b',
    'a=[];b=[a];a.append(b);r=a',
    "a={};a['x']=a;r=a",
    'd={};d[1]=d.values();r=d',
    'd={};d[1]=d.items();r=d',
    'a=[];a.append((a,));r=a',
):
    attempt(text)
