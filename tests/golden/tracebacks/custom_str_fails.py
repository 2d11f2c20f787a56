"""An exception whose __str__ fails is still reported."""
class Broken(Exception):
    def __str__(self):
        raise RuntimeError("no text")


raise Broken(1)
