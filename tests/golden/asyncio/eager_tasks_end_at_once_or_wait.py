# Eager tasks that end, fail, wait or are cancelled within their first step.
import asyncio
async def c(n, e=None):
    print("start", n, asyncio.current_task().get_name())
    if e == "raise": raise ValueError(n)
    if e == "wait": await asyncio.sleep(0)
    if e == "cancel": asyncio.current_task().cancel("self")
    if e == "cw": asyncio.current_task().cancel("self"); await asyncio.sleep(0)
    if e == "nest": return await asyncio.create_task(c(n + 1, "wait"), name="nested")
    print("end", n); return n
async def main():
    loop = asyncio.get_running_loop(); loop.set_task_factory(asyncio.eager_task_factory)
    loop.set_exception_handler(lambda l, x: print("H", x["message"]))
    for i, e in enumerate((None, "raise", "wait", "cancel", "cw", "nest")):
        t = asyncio.create_task(c(i, e), name=f"t{i}"); print(e, t.done(), t in asyncio.all_tasks(), asyncio.current_task().get_name())
        t.add_done_callback(lambda t: print("cb", t.get_name()))
        try: print("->", await t)
        except BaseException as x: print("!!", repr(x))
        await asyncio.sleep(0)
    async with asyncio.TaskGroup() as g:
        a = g.create_task(c(10)); b = g.create_task(c(11, "wait"))
    print(a.result(), b.result())
    print(await asyncio.gather(c(1), c(2, "wait"), asyncio.sleep(0, 3)))
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(c(12, "raise")); print("not here?"); g.create_task(c(13, "wait"))
    except* ValueError as x: print(x.exceptions)
    t = asyncio.Task(c(20), loop=loop, eager_start=True); print(t.done()); t = asyncio.Task(c(21), loop=loop, eager_start=False); print(t.done()); await t
    print(await asyncio.wait_for(c(30, "wait"), 1), await asyncio.shield(c(31)))
asyncio.run(main())
