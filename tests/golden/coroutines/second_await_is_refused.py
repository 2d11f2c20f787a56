def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
async def once(): return 1
async def twice():
    o = once()
    print(await o)
    try: await o
    except RuntimeError as e: print(e)
t(lambda: twice().send(None))
o = once(); t(lambda: o.send(None)); t(lambda: o.send(None)); t(lambda: o.throw(ValueError("q"))); t(o.close)
o = once(); o.close(); t(lambda: o.send(None))
o = once(); t(lambda: o.throw(ValueError("first"))); t(lambda: o.send(None))
o = once(); t(lambda: o.send(5)); t(lambda: iter(o)); t(lambda: next(o)); t(lambda: len(o)); o.close()
async def stop(): raise StopIteration("x")
t(lambda: stop().send(None))
async def tup(): return (1, 2)
t(lambda: tup().send(None))
