def outer():
    x = 1; y = 2
    def inner(): return x, y, z
    z = 3
    return inner
i = outer()
print(i.__code__.co_freevars, [c.cell_contents for c in i.__closure__], outer.__code__.co_cellvars)
i.__closure__[0].cell_contents = 10
print(i())
del i.__closure__[1].cell_contents
try: i()
except NameError as e: print(e)
try: i.__closure__[1].cell_contents
except ValueError as e: print(e)
def f():
    def g(): return later
    c = g.__closure__[0]
    try: c.cell_contents
    except ValueError as e: print(e)
    later = 5
    return c.cell_contents
print(f())
