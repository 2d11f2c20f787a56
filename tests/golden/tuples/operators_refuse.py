def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    't=(1,2,3);r=t[5]',
    "t=(1,2,3);r=t['a']",
    't=(1,2,3);t[0]=1',
    't=(1,2,3);del t[0]',
    't=(1,2,3);r=t[::-1],t[1:],t+(4,),t*2,t.index(2),t.count(1),2 in t',
    't=(1,);r=t.index(5)',
    't=(1,);r=t+[1]',
    't=(1,);r=t+1',
    "t=(1,);r=t*'a'",
    't=(1,);r=t<[1]',
    't=(1,);t+=(2,);r=t',
    't=(1,);t+=[2]',
    't=(1,[2]);r=hash(t)',
    't=([],);t[0]+=[1]',
    'r=tuple(5)',
    'r=tuple(x=1)',
    'r=tuple(1,2)',
    "r=tuple('ab'),tuple([1]),()==tuple(),(1,)",
):
    attempt(text)
