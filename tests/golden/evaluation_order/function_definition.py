"""Decorators, then defaults, then annotations, then decoration inside out."""
def e(value):
    print(value, end=" ")
    return value


def decorator(name):
    print("make", name, end=" ")

    def decorate(function):
        print("apply", name, end=" ")
        return function
    return decorate


@decorator("outer")
@decorator("inner")
def f(a: e("note a") = e("default a"), *, b: e("note b") = e("default b")) -> e("note return"):
    print("body", a, b)


print()
f()
