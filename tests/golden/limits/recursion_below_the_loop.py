# How deep calls may go within a loop: its own functions count as they do in CPython.
import asyncio
import sys


def fall(n):
    global deepest
    deepest = n
    fall(n + 1)


def measure(title):
    try:
        fall(0)
    except RecursionError:
        print(title, deepest)


async def coroutine(title):
    measure(title)


async def awaits_itself(n):
    global deepest
    deepest = n
    await awaits_itself(n + 1)


async def main():
    loop = asyncio.get_running_loop()
    measure("main")
    loop.call_soon(measure, "call_soon")
    loop.call_later(0, measure, "call_later")
    await asyncio.sleep(0.001)
    await coroutine("awaited")
    await asyncio.create_task(coroutine("task"))
    await asyncio.gather(coroutine("gathered"))
    await asyncio.wait_for(coroutine("wait_for"), 1)
    async with asyncio.TaskGroup() as group:
        group.create_task(coroutine("group"))
    async with asyncio.timeout(1):
        await coroutine("timeout")
    future = loop.create_future()
    future.add_done_callback(lambda future: measure("callback"))
    future.set_result(None)
    await future
    try:
        await awaits_itself(0)
    except RecursionError:
        print("awaits itself", deepest)


measure("module")
for limit in 1000, 300:
    print(limit)
    sys.setrecursionlimit(limit)
    asyncio.run(main())
    with asyncio.Runner() as runner:
        runner.run(main())
    runner = asyncio.Runner()
    runner.run(main())
    runner.close()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.call_soon(measure, "run_forever")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()
measure("module")
