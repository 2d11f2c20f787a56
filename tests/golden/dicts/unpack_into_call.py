"""** passes a dict as keywords; keys must be strings and not repeat."""
def show(a, b=2, **rest):
    print(a, b, rest)


show(**{"a": 1})
show(**{"b": 3, "c": 4}, a=0)
show(1, **{"x y": 5, "": 6})
for attempt in (lambda: show(**{1: 2}), lambda: show(1, **{"a": 2}), lambda: show(**{"a": 1}, **{"a": 2}), lambda: show(**5)):
    try:
        attempt()
    except TypeError as error:
        print(error)
