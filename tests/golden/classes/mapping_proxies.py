def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "d=int.__dict__;r=type(d),d['real'],'real' in d,len(d)>50,d.get('zz'),d|{} if 0 else 0,repr(type('A',(),{}).__dict__)[:14]",
    "d=int.__dict__;d['x']=1",
    "d=int.__dict__;del d['real']",
    'd=int.__dict__;d.clear()',
    "MP=type(int.__dict__);m=MP({'a':1});r=m,m['a'],list(m),m.copy(),m|{'b':2},{'b':2}|m,m=={'a':1},len(m),m.keys(),m.items(),reversed(m),hash(MP({})) if 0 else 0",
    'MP=type(int.__dict__);MP(5)',
    'MP=type(int.__dict__);MP([])',
    'MP=type(int.__dict__);m=MP({});hash(m)',
    "MP=type(int.__dict__);m=MP({});m['x']",
):
    attempt(text)
