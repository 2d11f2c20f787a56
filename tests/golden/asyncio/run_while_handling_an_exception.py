# What is raised in a loop that runs while an exception is handled has that as its context.
import asyncio
async def child():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e: print("ctx", repr(e.__context__)); raise RuntimeError("shutdown")
async def plain():
    try: raise ValueError("inside")
    except ValueError as e: return repr(e.__context__)
async def fails(): raise KeyError("fails")
async def main():
    t = asyncio.create_task(child()); await asyncio.sleep(0)
    print(await plain(), await asyncio.create_task(plain()))
    try: await asyncio.create_task(fails())
    except KeyError as e: print(repr(e), repr(e.__context__))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError as e: print(repr(e.__context__), repr(e.__context__.__context__))
    t.cancel()
    try: await t
    except RuntimeError as e: print(repr(e.__context__), repr(e.__context__.__context__))
try: 1 / 0
except ZeroDivisionError: asyncio.run(main())
