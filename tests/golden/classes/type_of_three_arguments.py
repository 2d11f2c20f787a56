def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=type()',
    'r=type(1,2)',
    "r=type('A',(),{},x=1)",
    "r=type('A',(),{},1)",
    'r=type(1,(),{})',
    "r=type('A',[],{})",
    "r=type('A',(1,),{})",
    "r=type('A',(),[])",
    "r=type('A',(int,str),{})",
    "r=type('A',(bool,),{})",
    "r=type('A',(type(None),),{})",
    "r=type('A',(int,int),{})",
    "r=type('A',(object,int),{})",
    "r=type('A\\0',(),{})",
    "r=type('A b',(),{'x':1}).x,type('A b',(),{}).__name__,type('A',(int,),{'__module__':'m','__qualname__':'q'})",
    "r=type('A',(),{'__qualname__':5})",
    "r=type('A',(),{'__slots__':5})",
    "r=type('A',(),{'__slots__':['a b']})",
    "r=type('A',(),{'__slots__':['a'],'a':1})",
    "r=type('A',(int,),{'__slots__':['a']})",
    'r=type(*[1])',
):
    attempt(text)
