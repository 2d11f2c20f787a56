"""__doc__, __name__ and __file__ of a script."""
print(__doc__)
print(__name__, __file__.rsplit("/", 1)[-1], __builtins__ is not None, __package__)
