# Methods that subclasses of asyncio's other classes override are called where CPython calls them.
import asyncio
class Q(asyncio.Queue):
    def _init(self, maxsize): self._queue = []
    def _put(self, item): print("_put", item); self._queue.append(item)
    def _get(self): print("_get"); return self._queue.pop(0)
class L(asyncio.Lock):
    async def acquire(self): print("acq"); return await super().acquire()
    def release(self): print("rel"); super().release()
class G(asyncio.TaskGroup):
    def create_task(self, coro, **kw): print("ct", sorted(kw)); return super().create_task(coro, **kw)
    async def __aenter__(self): print("enter"); return await super().__aenter__()
    async def __aexit__(self, *a): print("exit", a[0]); return await super().__aexit__(*a)
class Tm(asyncio.Timeout):
    def reschedule(self, when): print("resch", when is None); super().reschedule(when)
    def expired(self): return "sub " + str(super().expired())
class S(asyncio.Semaphore):
    def locked(self): print("locked?"); return super().locked()
class R(asyncio.Runner):
    def run(self, coro, **k): print("run"); return super().run(coro, **k)
    def close(self): print("close"); super().close()
    def get_loop(self): print("gl"); return super().get_loop()
class E(asyncio.Event):
    def is_set(self): print("is_set"); return super().is_set()
class C(asyncio.Condition):
    def notify_all(self): print("na"); super().notify_all()
    async def wait(self): print("wait"); return await super().wait()
class B(asyncio.Barrier):
    async def wait(self): print("bw"); return await super().wait()
async def x(): await asyncio.sleep(0); return 1
async def main():
    q = Q(1); await q.put(1); print(await q.get(), q.qsize(), q.full(), q.empty()); q.put_nowait(2); print(q)
    l = L()
    async with l: print(l.locked())
    async with G() as g: g.create_task(x()); g.create_task(x(), name="n")
    loop = asyncio.get_running_loop()
    try:
        async with Tm(loop.time() + 0.01) as t: await asyncio.sleep(1)
    except TimeoutError: print(t.expired())
    s = S(1)
    async with s: print(s)
    print(s.locked())
    e = E(); loop.call_soon(e.set); print(await e.wait()); print(await e.wait())
    c = C()
    async def notifier():
        async with c: c.notify_all()
    async with c:
        loop.create_task(notifier()); await c.wait()
    async with c:
        n = 0
        def pred(): nonlocal n; n += 1; return n > 1
        loop.create_task(notifier()); print(await c.wait_for(pred))
    b = B(1); print(await b.wait())
    async with b as i: print(i)
with R() as r: print(r.run(main())); r.get_loop()
