E = ExceptionGroup
g = E("top", [ValueError(1), E("n1", [TypeError(2), E("n2", [ValueError(3), KeyError(4)])]), OSError(5)])
g.add_note("note")
for c in (ValueError, (TypeError, KeyError), lambda e: isinstance(e, OSError), lambda e: True, lambda e: False, E, "x", 5, [ValueError], (1, 2)):
    try:
        a, b = g.split(c)
        print(repr(a), repr(b), getattr(a, "__notes__", None))
        print(repr(g.subgroup(c)))
    except TypeError as e: print(e)
class D(E):
    def derive(self, ex): return 5
try: D("d", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e: print(e)
print(g.derive([ValueError(9)]), E[int])
