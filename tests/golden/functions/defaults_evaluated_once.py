"""A default is made when the function is defined and shared by calls."""
def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))
x = 5


def f(n=x):
    return n


x = 6
print(f(), f(x), f.__defaults__)
f.__defaults__ = (100,)
print(f())
print([(lambda i=i: i)() for i in range(3)], collect.__defaults__)
