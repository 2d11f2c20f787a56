"""An import that fails, uncaught."""
print("before")
import _no_such_module
