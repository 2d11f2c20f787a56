"""nonlocal without an enclosing variable."""
def f():
    nonlocal missing
    missing = 1
