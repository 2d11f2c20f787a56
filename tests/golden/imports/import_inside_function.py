"""An import in a function binds a local name and runs when reached."""
print("before")


def function():
    import _greeter as g
    from _greeter import GREETING
    return g.greet("local"), GREETING


print("defined", "_greeter" in globals())
print(function(), function())
if False:
    import _missing_but_never_reached
print("g" in globals())
