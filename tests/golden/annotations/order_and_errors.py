"""Defaults come before annotations; names in them must be there; __annotations__ of a function is a dict."""
def order(a: print("a"), b: print("b") = print("default")) -> print("returns"):
    pass


try:
    def bad(a: nope): pass
except NameError as error:
    print(error)
order.__annotations__ = {"y": 2}
print(order.__annotations__)
del order.__annotations__
print(order.__annotations__)
try:
    order.__annotations__ = 5
except TypeError as error:
    print(error)
