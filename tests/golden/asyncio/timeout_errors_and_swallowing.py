"""Other errors pass; a swallowed cancellation is no timeout error."""
import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            raise ValueError("other")
    except ValueError as error:
        print(repr(error))
    try:
        async with asyncio.timeout(0.01) as t:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed")
        print("no error", t.expired(), asyncio.current_task().cancelling())
    except TimeoutError:
        print("timeout error")
    t = asyncio.timeout(1)
    async with t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as error:
        print(error)
    try:
        asyncio.timeout(1).reschedule(2)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
