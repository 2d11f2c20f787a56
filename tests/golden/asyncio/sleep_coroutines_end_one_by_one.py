"""Each sleep(0) is a coroutine of its own: it is awaited once, and a weak reference sees its end."""
import asyncio
import weakref


async def main():
    first = asyncio.sleep(0)
    alive = weakref.ref(first)
    await first
    try:
        await first
    except RuntimeError as error:
        print(error)
    print(alive() is first)
    del first
    print(alive())

    second = asyncio.sleep(0)
    await second
    alive = weakref.ref(second)
    third = asyncio.sleep(0)
    print(third is second, alive() is second)
    await third
    del second
    print(alive())

    thrown = asyncio.sleep(0)
    print(thrown.send(None))
    try:
        thrown.throw(ValueError("x"))
    except ValueError as error:
        print("thrown", error)
    closed = asyncio.sleep(0)
    closed.send(None)
    closed.close()
    try:
        closed.send(None)
    except RuntimeError as error:
        print(error)
    early = asyncio.sleep(0)
    try:
        early.send(1)
    except TypeError as error:
        print(error)
    early.close()
    print(await asyncio.sleep(0, "r"), await asyncio.sleep(-1, "m"), await asyncio.sleep(False))

    task = asyncio.create_task(asyncio.sleep(0))
    await asyncio.sleep(0)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
