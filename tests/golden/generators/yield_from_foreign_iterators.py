class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s): s.n += 1; return s.n
    def throw(s, *a): print("throw", a); return "thrown"
    def close(s): print("close")
    def send(s, v): print("send", v); return v
def g(): yield from It()
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
s = g(); next(s); t(lambda: s.send(7)); t(lambda: s.throw(ValueError("q"))); t(s.close)
s = g(); next(s); t(lambda: s.throw(GeneratorExit))
def plain():
    r = yield from [1, 2]; print("r", r)
s = plain(); next(s); t(lambda: s.send(None)); t(lambda: next(s))
s = plain(); next(s); t(lambda: s.send(5))
s = plain(); next(s); t(lambda: s.throw(ValueError("v")))
class StopVal:
    def __iter__(s): return s
    def __next__(s): raise StopIteration((1, 2))
def sv(): r = yield from StopVal(); print(r)
t(lambda: list(sv()))
def bad(): yield from 5
t(lambda: next(bad()))
def itself(): yield from me
me = itself(); t(lambda: next(me))
