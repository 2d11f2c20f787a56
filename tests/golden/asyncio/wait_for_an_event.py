import asyncio


async def main():
    event = asyncio.Event()
    try:
        await asyncio.wait_for(event.wait(), 0.1)
    except TimeoutError:
        print("timeout", event)
    asyncio.get_running_loop().call_later(0.1, event.set)
    print(await asyncio.wait_for(event.wait(), 1))
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 0.1)
    except TimeoutError:
        print("timeout", str(queue))
    queue.put_nowait("item")
    print(await asyncio.wait_for(queue.get(), 0.1))


asyncio.run(main())
