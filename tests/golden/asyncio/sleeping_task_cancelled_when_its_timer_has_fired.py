import asyncio


async def sleeper():
    try:
        print(await asyncio.sleep(0.01, "result"))
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    loop.call_later(0.01, lambda: print(task.cancel("late")))
    await task


asyncio.run(main())
