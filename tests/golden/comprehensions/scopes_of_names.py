x = 5
g = (x for x in range(3)); print(list(g), x)
def f():
    y = 1
    g = (y + i for i in range(3))
    y = 10
    return list(g)
print(f())
print([z := 1, z], [last := i for i in range(3)], last, any((hit := n) > 2 for n in [1, 3, 5]), hit)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
class C:
    v = [1, 2]
    w = [x for x in v]
    try: y = [v for _ in range(1)]
    except NameError as e: print(e)
def shadow():
    i = "outer"
    l = [i for i in range(2)]
    try: [1/0 for i in range(2)]
    except ZeroDivisionError: pass
    return i, l
print(shadow())
def cellvar():
    i = 1
    l = [lambda: i for i in range(2)]
    return i, [f() for f in l]
print(cellvar())
