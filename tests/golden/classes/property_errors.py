def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class P:\n p=property()\nP().p',
    'class P:\n p=property()\nP().p=1',
    'class P:\n p=property()\ndel P().p',
    'class P:\n @property\n def x(s): return 1\nP().x=5',
    'class P:\n @property\n def x(s): return 1\ndel P().x',
    "class P:\n @property\n def x(s): return s._x\n @x.setter\n def x(s,v): s._x=v\n @x.deleter\n def x(s): del s._x\na=P();a.x=5;r=a.x;del a.x\nr=r,hasattr(a,'x')",
    'r=property(1,2,3,4,5)',
    'r=property(foo=1)',
    'r=property().__get__(1)',
    "r=property(fget=lambda s:5).fget(1),property().__doc__,property(None,None,None,'d').__doc__",
    'p=property();p.fget=1',
    'p=property();p.foo=1',
    'p=property();p.__name__',
    "p=property();p.__set_name__(int,'nm');r=p.__name__",
    'p=property();p.__set__(1,2)',
    "p=property();p.__set_name__(int,'nm');p.__set__(1,2)",
    'p=property();p.__delete__(1)',
    'p=property();r=p.getter(1).fget,p.setter(2).fset,p.deleter(3).fdel,p.__isabstractmethod__',
):
    attempt(text)
