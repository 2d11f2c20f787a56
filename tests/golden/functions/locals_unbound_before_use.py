def noise(a, b, c): return [a, b, c] == [c, b, a]
class Y:
    def __radd__(self, o): return self
def f():
    try: x += 1
    except UnboundLocalError as e: print(e)
    try: print(y)
    except UnboundLocalError as e: print(e)
    print(locals())
    if noise(1, 2, 3): z = 1
    try: z
    except UnboundLocalError as e: print(e)
    x = y = 1
    return lambda: w
    w = 2
z = [5]
try: z += Y() + 1
except TypeError as e: print("no")
noise([1], {2: 3}, "abc")
r = f()
try: r()
except NameError as e: print(e)
def g(n):
    for i in range(n): pass
    return i
print(g(2))
try: g(0)
except UnboundLocalError as e: print(e)
def h(flag):
    if flag: v = 1
    del v
for flag in (True, False):
    try: h(flag); print("ok")
    except UnboundLocalError as e: print(e)
