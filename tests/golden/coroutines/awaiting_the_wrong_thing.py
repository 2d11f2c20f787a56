def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
async def once(): return 1
for v in (5, None, [], "x", (i for i in [])):
    async def aw(): await v
    t(lambda: aw().send(None))
class Bad:
    def __await__(s): return 5
class Bad2:
    def __await__(s): return [1]
class Good:
    def __await__(s): return iter([1, 2])
class Raises:
    def __await__(s): raise KeyError("aw")
for B in (Bad, Bad2, Good, Raises):
    async def aw2(): await B()
    a = aw2(); t(lambda: a.send(None)); a.close()
async def self_wait(): await me
me = self_wait(); t(lambda: me.send(None))
