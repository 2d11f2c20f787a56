"""One value is given to several targets, left to right."""
def f(name, value):
    print(name, end=" ")
    return value


d = {}
a = d[f("first", "x")] = d[f("second", "y")] = f("value", 7)
print(a, d)
(b, c) = [e, g] = "hi"
print(b, c, e, g)
x = y = []
x.append(1)
print(y, x is y)
i = d[i] = 3
print(d)
