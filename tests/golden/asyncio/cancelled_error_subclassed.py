# The classes of exceptions, and CancelledError as a base or as the exception of a future.
import asyncio
for c in (asyncio.CancelledError, asyncio.TimeoutError, asyncio.InvalidStateError, asyncio.QueueEmpty, asyncio.QueueFull, asyncio.QueueShutDown, asyncio.BrokenBarrierError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.SendfileNotAvailableError):
    print(c, c.__mro__, c.__module__)
print(asyncio.TimeoutError is TimeoutError, asyncio.exceptions.CancelledError is asyncio.CancelledError)
e = asyncio.IncompleteReadError(b"ab", 5); print(e, e.partial, e.expected, e.args); e = asyncio.LimitOverrunError("m", 3); print(e, e.consumed)
class MyC(asyncio.CancelledError): pass
async def c(): raise MyC("sub")
async def main():
    t = asyncio.create_task(c())
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelled())
    try: await asyncio.gather(c())
    except asyncio.CancelledError as e: print(repr(e))
    async with asyncio.TaskGroup() as g: g.create_task(c())
    try:
        async with asyncio.timeout(1): await c()
    except asyncio.CancelledError as e: print(repr(e))
    f = asyncio.get_running_loop().create_future(); f.set_exception(asyncio.CancelledError("set"))
    try: await f
    except asyncio.CancelledError as e: print(repr(e), f.cancelled())
    f = asyncio.get_running_loop().create_future(); f.set_exception(asyncio.CancelledError("set"))
    async def w(): await f
    t = asyncio.create_task(w())
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelled())
    print(await asyncio.gather(f, return_exceptions=True))
asyncio.run(main())
