"""from … import binds the values, not the module."""
from _greeter import GREETING, greet as say, Greeter, calls

GREETING = "changed here only"
print(say("Ann"), GREETING, Greeter("x"), calls)
calls.append("shared")
import _greeter

print(_greeter.calls, _greeter.greet is say, "_greeter" in globals(), Greeter.__module__, Greeter)
