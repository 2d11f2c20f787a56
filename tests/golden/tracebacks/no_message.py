"""An exception without a message prints its name alone."""
class Custom(Exception):
    pass


def fail():
    raise Custom


fail()
