"""Getters are served in the order they came."""
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, queue)) for n in "abc"]
    await asyncio.sleep(0)
    for item in (1, 2, 3):
        queue.put_nowait(item)
        print("put", item)
    await asyncio.gather(*tasks)


asyncio.run(main())
