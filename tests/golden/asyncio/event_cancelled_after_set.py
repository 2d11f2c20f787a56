import asyncio


async def waiter(event):
    try:
        await event.wait()
        print("awake")
    except asyncio.CancelledError:
        print("cancelled although set", event.is_set())


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0)
    event.set()
    task.cancel()
    await task


asyncio.run(main())
