def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
    return "suspended"
async def ag():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
    except ValueError as e:
        print("caught", e); yield "handled"
    finally: print("fin")
a = ag()
t(lambda: drive(a.asend(5))); a = ag(); t(lambda: drive(a.asend(None))); t(lambda: drive(a.asend("s"))); t(lambda: drive(a.athrow(ValueError("v")))); t(lambda: drive(a.__anext__())); t(lambda: drive(a.__anext__())); t(lambda: drive(a.aclose()))
a = ag(); t(lambda: drive(a.aclose())); t(lambda: drive(a.__anext__()))
a = ag(); drive(a.__anext__()); t(lambda: drive(a.aclose())); t(lambda: drive(a.asend(None)))
a = ag(); drive(a.__anext__()); t(lambda: drive(a.athrow(KeyError("k")))); t(lambda: drive(a.__anext__()))
s = ag().asend(None); t(lambda: s.send(None)); t(lambda: s.send(None))
async def rsi():
    yield 1
    raise StopIteration("si")
i = rsi(); drive(i.__anext__()); t(lambda: drive(i.__anext__()))
async def ign():
    try: yield 1
    except GeneratorExit: yield 2
i = ign(); drive(i.__anext__()); t(lambda: drive(i.aclose()))
t(lambda: aiter(5)); t(lambda: anext(5)); t(lambda: iter(ag())); t(lambda: next(ag()))
