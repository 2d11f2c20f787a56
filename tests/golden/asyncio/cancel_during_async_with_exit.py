import asyncio


class Manager:
    async def __aenter__(self):
        print("entering")
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *error):
        print("exiting", error[0] and error[0].__name__)
        await asyncio.sleep(0)
        print("exited")


async def work():
    async with Manager():
        print("body")
        await asyncio.sleep(0)
    print("after")


async def main():
    for turns in range(1, 5):
        task = asyncio.create_task(work())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        print(turns, await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
