# notify's count is compared with how many were woken, and only if somebody waits.
import asyncio


async def main():
    condition = asyncio.Condition()
    woken = []

    async def wait(number):
        async with condition:
            await condition.wait()
            woken.append(number)

    async with condition:
        print(condition.notify("many"), condition.notify(None))
    tasks = [asyncio.create_task(wait(number)) for number in range(8)]
    await asyncio.sleep(0)
    for count in (1.5, True, 10**30, "many", None, -1, 0.0):
        async with condition:
            try:
                condition.notify(count)
            except TypeError as error:
                print(error)
        for _ in range(12):
            await asyncio.sleep(0)
        print(count, woken)
        tasks += [asyncio.create_task(wait(number)) for number in woken]
        woken.clear()
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
