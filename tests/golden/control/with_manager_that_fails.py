class CM:
    def __init__(self, n, sup=False, fail=None): self.n, self.sup, self.fail = n, sup, fail
    def __enter__(self):
        print("enter", self.n)
        if self.fail == "enter": raise ValueError("enter")
        return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        if self.fail == "exit": raise KeyError("exit")
        return self.sup
try:
    with CM(1), CM(2, fail="enter"): print("no")
except ValueError as e: print(e)
try:
    with CM(1), CM(2, fail="exit"): raise ValueError("x")
except KeyError as e: print(repr(e), repr(e.__context__))
with CM(1, sup=True), CM(2, fail="exit"): pass
try:
    with CM(1) as (x, y): pass
except TypeError as e: print(e)
class BadBool:
    def __enter__(self): return self
    def __exit__(self, *a): return self
    def __bool__(self): print("bool"); raise ZeroDivisionError
try:
    with BadBool(): 1/[]
except ZeroDivisionError as e: print(repr(e.__context__))
