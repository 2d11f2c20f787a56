def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "r=list[int],dict[str,int],tuple[int,...],list[list[int]],set['x'],type[int],list[int].__origin__,list[int].__args__,list[int].__parameters__,list[...],list[[]] if 0 else 0,list[None]",
    'r=list[int]==list[int],list[int]!=list[str],hash(list[int])==hash(list[int]),list[int] is list[int],list[int]==list',
    'r=list[int](),list[int]([1]),dict[str,int](a=1),list[int].append,list[int].__name__,list[int].__doc__==list.__doc__,list[int].__class__,list[int].__module__,list[int].__mro_entries__(())',
    'r=list[int]|None,list[int]|str,None|list[int]',
    'r=list[int].foo',
    'r=list[int].__call__ if 0 else 0',
    'list[int].foo=1',
    'class A(list[int]): pass\nr=A.__bases__,A.__orig_bases__,A([1])',
    'r=int[str]',
    'r=tuple[()],tuple[int,str].__args__,tuple[int][0] if 0 else 0',
    'r=type[int].__args__,type(list[int]),type(list[int]).__name__,type(list[int])(list,int),type(list[int])(dict,(int,str))',
):
    attempt(text)
