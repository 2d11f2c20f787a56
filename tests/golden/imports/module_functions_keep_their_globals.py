"""A function uses the globals of the module that defined it."""
import _greeter
from _greeter import greet

GREETING = "script's own"
print(greet("a"))
_greeter.GREETING = "changed in module"
print(greet("b"), greet.__module__, greet.__globals__ is vars(_greeter))
_greeter.extra = lambda: GREETING
print(_greeter.extra(), hasattr(_greeter, "nothing"))
del _greeter.GREETING
try:
    greet("c")
except NameError as error:
    print(error)
try:
    _greeter.missing
except AttributeError as error:
    print(error)
