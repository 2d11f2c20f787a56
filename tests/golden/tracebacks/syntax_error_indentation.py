"""An unexpected and a missing indentation."""
def f():
return 1
