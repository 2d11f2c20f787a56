import asyncio


async def main():
    for end in [lambda made: made.throw(ValueError("by hand")), lambda made: made.send(None)]:
        made = asyncio.sleep(0.01, "result")
        future = made.send(None)
        try:
            end(made)
        except (ValueError, RuntimeError) as error:
            print(repr(error))
        await asyncio.sleep(0.02)
        print(future)


asyncio.run(main())
