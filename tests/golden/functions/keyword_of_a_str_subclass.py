# A mapping's keys may be of a subclass of str.
class S(str):
    pass


def f(x, **rest):
    return x, rest


print(f(**{S("x"): 1, S("y"): 2}))
print(sorted([2, 1, 3], **{S("reverse"): True}))
print("{x}".format(**{S("x"): 5}))
try:
    f(1, **{S("x"): 2})
except TypeError as error:
    print(error)
