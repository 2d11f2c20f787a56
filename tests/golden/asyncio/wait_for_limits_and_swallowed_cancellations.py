# wait_for with every sort of limit, around what swallows, replaces or delays its cancellation.
import asyncio
async def s(n, r=1, sw=None):
    try: await asyncio.sleep(n)
    except asyncio.CancelledError as e:
        print("C", e.args)
        if sw == "ret": return "swallowed"
        if sw == "raise": raise ValueError("cleanup")
        if sw == "slow": await asyncio.sleep(0.02); print("slow done")
        raise
    return r
async def main():
    for to in (None, 0.01, 0, -1, 0.05):
        for sw in (None, "ret", "raise", "slow"):
            try: print(to, sw, await asyncio.wait_for(s(0.03, sw=sw), to))
            except BaseException as e: print(to, sw, repr(e), repr(e.__cause__), repr(e.__context__))
    for to in (None, 0.05, 0):
        for sw in (None, "ret", "raise", "slow"):
            t = asyncio.create_task(asyncio.wait_for(s(0.03, sw=sw), to)); await asyncio.sleep(0.01); t.cancel("outer")
            try: print(to, sw, await t)
            except BaseException as e: print(to, sw, repr(e), t.cancelling())
    f = asyncio.get_running_loop().create_future(); f.set_result(3); print(await asyncio.wait_for(f, 0), await asyncio.wait_for(f, 1))
    f = asyncio.get_running_loop().create_future()
    try: await asyncio.wait_for(f, 0.001)
    except TimeoutError: print(f.cancelled())
asyncio.run(main())
