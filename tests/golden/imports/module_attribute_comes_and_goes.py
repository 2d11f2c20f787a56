import math


def read():
    return getattr(math, "tau", None) and math.pi


kept = math.pi
print(read())
math.extra = 1
print(read())
del math.extra, math.pi
try:
    print(read())
except AttributeError as error:
    print(error)
math.pi = kept
print(read())
