"""close raises GeneratorExit at the paused yield."""
def g(how):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing", how)
        if how == "yields":
            yield "ignored"
        if how == "raises":
            raise ValueError("instead")
        if how == "returns":
            return 5
        raise
    finally:
        print("finally")


for how in ("plain", "returns", "yields", "raises"):
    gen = g(how)
    next(gen)
    try:
        print("closed:", gen.close())
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
unstarted = g("never started")
print(unstarted.close(), list(unstarted), unstarted.close())
