"""A module that says what `import *` takes."""
__all__ = ["_chosen", "value"]

_chosen = "chosen although private"
value = 1
other = "not chosen"
