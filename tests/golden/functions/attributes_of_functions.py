def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'def f(): pass\nf.__name__=5',
    "def f(): pass\nf.__name__='g';f.__qualname__='h';r=f",
    'def f(): pass\nf.__qualname__=5',
    'def f(): pass\nf.__defaults__=5',
    'def f(): pass\nf.__kwdefaults__=5',
    'def f(): pass\nf.__dict__=5',
    "def f(): pass\nf.__dict__={'z':1};r=f.z",
    'def f(): pass\nf.__annotations__=5',
    'def f(): pass\nf.__globals__={}',
    'def f(): pass\nf.__closure__=()',
    "def f(): pass\nf.__doc__='x';del f.__doc__;r=f.__doc__",
    "def f(): pass\nf.__module__='mm';r=f.__module__",
    'def f(): pass\ndel f.__name__',
    'def f(): pass\ndel f.__defaults__;r=f.__defaults__',
    'def f(): pass\ndel f.__annotations__;r=f.__annotations__',
    'def f(): pass\nr=f,f.__name__,f.__qualname__,f.__defaults__,f.__kwdefaults__,f.__dict__,f.__annotations__,f.__closure__,f.__module__,f.__globals__ is globals(),f.__type_params__,f.__builtins__ is not None',
    'def f(a,b): return a,b\nf.__defaults__=(1,2);r=f()',
    "def f(*,a): return a\nf.__kwdefaults__={'a':5};r=f()",
):
    attempt(text)
