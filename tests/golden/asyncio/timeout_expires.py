"""asyncio.timeout cancels the body and turns it into TimeoutError."""
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02) as t:
            print(t.expired(), t.when() is not None)
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                print("body", repr(error), asyncio.current_task().cancelling())
                raise
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), t.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(1) as t:
        await asyncio.sleep(0)
    print("in time", t.expired())
    async with asyncio.timeout(None) as t:
        print(t.when())


asyncio.run(main())
