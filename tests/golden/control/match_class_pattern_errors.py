class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Bad: __match_args__ = ["x"]
class Bad2: __match_args__ = (1,)
class NoArgs: x = 1
class Dup: __match_args__ = ("x", "x"); x = 1
class Raises:
    __match_args__ = ("x",)
    @property
    def x(self): raise ValueError("prop")
class Missing: __match_args__ = ("nope",)
notclass = 5
for subject, pattern in ((P(1, 2), "P(1, 2, 3)"), (Bad(), "Bad(1)"), (Bad2(), "Bad2(1)"), (NoArgs(), "NoArgs(1)"), (NoArgs(), "NoArgs(1, 2)"), (P(1, 2), "P(1, x=2)"), (Raises(), "Raises(1)"), (Missing(), "Missing(1)"), (5, "notclass()"), (1, "int(1, 2)"), (Dup(), "Dup(1, 1)"), (1, "undefined()")):
    try:
        exec(f"match subject:\n  case {pattern}: print('matched')\n  case _: print('not', pattern)")
    except Exception as e: print(pattern, "->", type(e).__name__, e)
