"""Cancelling a future wakes its waiters with CancelledError."""
import asyncio


async def waiter(name, future):
    try:
        await future
    except asyncio.CancelledError as error:
        print(name, repr(error))


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(n, future)) for n in "ab"]
    await asyncio.sleep(0)
    print(future.cancel("reason"), future.cancel(), future.cancelled(), future.done())
    await asyncio.gather(*tasks)
    for method in (future.result, future.exception):
        try:
            method()
        except asyncio.CancelledError as error:
            print(repr(error))


asyncio.run(main())
