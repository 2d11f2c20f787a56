"""from … import * takes public names, or those in __all__."""
from _greeter import *
from _with_all import *

print(GREETING, greet("x"), calls, "_private" in globals(), "Greeter" in globals())
print(_chosen, value, "other" in globals())
