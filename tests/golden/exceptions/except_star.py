"""except* takes the matching parts; the rest goes on."""
def run(group):
    try:
        raise group
    except* ValueError as g:
        print("values", g, [str(e) for e in g.exceptions])
    except* (KeyError, TypeError) as g:
        print("keys or types", repr(g))
    else:
        print("else")
    finally:
        print("finally")


run(ExceptionGroup("g1", [ValueError("a"), TypeError("b"), ValueError("c")]))
try:
    run(ExceptionGroup("g2", [ValueError("a"), OSError("o"), ExceptionGroup("inner", [KeyError("k"), OSError("p")])]))
except ExceptionGroup as rest:
    print("rest", repr(rest))
