# Which context tasks, callbacks, groups, generators and limits run in.
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def child(n): v.set(v.get() + n); await asyncio.sleep(0); return v.get()
async def gen():
    v.set(50); yield v.get(); yield v.get()
async def main():
    v.set(1)
    print(await asyncio.gather(child(1), child(2)), v.get())
    print(await child(3), v.get())
    ctx = contextvars.copy_context(); print(await asyncio.create_task(child(10), context=ctx), v.get(), ctx[v])
    async with asyncio.TaskGroup() as g: t = g.create_task(child(5), context=ctx)
    print(t.result(), ctx[v])
    async for x in gen(): print(x, v.get()); v.set(60)
    loop = asyncio.get_running_loop()
    loop.call_soon(v.set, 99); await asyncio.sleep(0); print(v.get())
    f = loop.create_future(); f.add_done_callback(lambda f: print("cb", v.get())); v.set(70); f.add_done_callback(lambda f: print("cb2", v.get()), context=ctx); f.set_result(0); await f
    async def to():
        async with asyncio.timeout(0.01):
            v.set(80); await asyncio.sleep(1)
    try: await to()
    except TimeoutError: print(v.get())
    print(await asyncio.wait_for(child(1), 1), v.get()); print(await asyncio.shield(child(1)), v.get())
    h = loop.call_soon(print); print(h.get_context() is not None, type(h.get_context()).__name__); h.cancel()
    print(asyncio.current_task().get_context()[v])
asyncio.run(main()); print(v.get())
