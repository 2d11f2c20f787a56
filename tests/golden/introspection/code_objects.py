"""What a function's code object tells of it."""
def f(a, b=2, /, *args, c, **kw):
    """doc"""
    x = 1
    y = "s"
    return lambda: x + len(y)


code = f.__code__
print(code.co_name, code.co_qualname, code.co_firstlineno, code.co_filename.rpartition("/")[2])
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_flags)
print(code.co_varnames, code.co_cellvars, code.co_freevars, f(1, c=2).__code__.co_freevars)


async def co(): ...
def gen(): yield
async def agen(): yield


print([g.__code__.co_flags & 0x2A0 for g in (co, gen, agen)])
