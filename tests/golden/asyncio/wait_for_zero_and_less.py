import asyncio


async def work():
    print("never started?")
    await asyncio.sleep(0)


async def main():
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(work(), timeout)
        except TimeoutError as error:
            print(timeout, repr(error))
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print(task.cancelled())


asyncio.run(main())
