import asyncio
async def work():
    try: raise ValueError("first")
    except ValueError:
        try: await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print(repr(e.__context__))
            raise
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("cancelled", repr(e.__context__))
asyncio.run(main())
