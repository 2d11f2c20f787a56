"""* and ** in calls, several times and from any iterable."""
def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], 3, *"ab", *range(2)), f(**{"a": 1}, b=2, **{"c": 3}), f(*(), **{}), f(*{"k": 1}))
print(f(*(n for n in range(2)), x=1, *[9]))
for attempt in (lambda: f(*5), lambda: f(**[1]), lambda: f(**{1: 2}), lambda: f(a=1, **{"a": 2}), lambda: f(**{"b": 1}, **{"b": 2}), lambda: f(*None, **None)):
    try:
        attempt()
    except TypeError as error:
        print(error)
args = f(1)[0]
print(type(args).__name__, type(f()[1]).__name__)
