"""import runs a module once and binds its name."""
import _greeter
import _greeter as again

print(_greeter.greet("Ann"), _greeter.calls, again is _greeter, _greeter.__name__, type(_greeter).__name__)
import _greeter

_greeter.GREETING = "bye"
print(_greeter.greet("Bob"), again.calls, __name__)
