import asyncio
async def main():
    try: raise ValueError("kept")
    except ValueError:
        await asyncio.sleep(0)
        try:
            await asyncio.wait_for(asyncio.sleep(10), 0.01)
        except TimeoutError as e: print(type(e).__name__, repr(e.__context__.__context__))
        try: raise
        except ValueError as e: print(repr(e))
        await asyncio.sleep(0)
        raise
try: asyncio.run(main())
except ValueError as e: print("out", repr(e))
