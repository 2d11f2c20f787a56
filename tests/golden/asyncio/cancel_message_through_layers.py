import asyncio


async def leaf():
    await asyncio.get_running_loop().create_future()


async def main():
    for message in (None, "text", 3, ("a", "b")):
        task = asyncio.create_task(leaf())
        wrapper = asyncio.gather(task)
        await asyncio.sleep(0)
        task.cancel(message)
        try:
            await wrapper
        except asyncio.CancelledError as error:
            print(error.args)
        future = asyncio.get_running_loop().create_future()
        future.cancel(msg=message)
        try:
            await future
        except asyncio.CancelledError as error:
            print(error.args)


asyncio.run(main())
