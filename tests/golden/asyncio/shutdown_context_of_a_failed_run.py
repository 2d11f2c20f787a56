# What fails while a failed run is shut down has the run's exception as its context.
import asyncio
async def c():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: raise RuntimeError("at shutdown")
async def main():
    t = asyncio.create_task(c(), name="left"); await asyncio.sleep(0); raise LookupError("main")
try: asyncio.run(main())
except LookupError as e: print(repr(e), repr(e.__context__))
