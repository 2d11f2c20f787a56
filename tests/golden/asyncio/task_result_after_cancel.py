import asyncio


async def work():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("message")
    print(task.done(), task.cancelled())
    await asyncio.wait([task])
    print(task.done(), task.cancelled())
    for call in (task.result, task.exception):
        try:
            call()
        except asyncio.CancelledError as error:
            print(repr(error))


asyncio.run(main())
