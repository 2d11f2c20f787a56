def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=range(5),range(1,5),range(1,10,2),range(0),range(5,0,-1),range(True),repr(range(0,5,1))',
    'r=range()',
    'r=range(1.5)',
    "r=range('a')",
    'r=range(1,2,0)',
    'r=range(1,2,3,4)',
    'r=range(stop=5)',
    'r=range(5)[5]',
    "r=range(5)['a']",
    'r=range(5)[1:3],range(10)[::-1],range(10)[2:8:3],range(5)[10:],range(10)[-3:],range(0,10,3)[1:][0]',
    'r=range(5)[::0]',
    'r=range(5)[1.0]',
    'r=range(10**30)[10**29],range(10**30)[-1],range(10**30)[::10**29]',
    'r=range(5)==range(0,5,1),range(0)==range(2,2),range(1,2)==range(1,3,5),range(5)!=[0],hash(range(0,3,2))==hash(range(0,4,2))',
    "r=range(5).index(3),range(5).count(3),range(5).count('a'),range(5).start,range(5).stop,range(5).step",
    'r=range(5).index(9)',
    "r=range(5).index('a')",
    'r=range(0,10,3).index(4)',
    'r=range(5)<range(6)',
    'r=range(5)+range(5)',
):
    attempt(text)
