import asyncio


async def work():
    await asyncio.sleep(0.2)
    print("work ends")


async def main():
    tasks = [asyncio.create_task(work()) for _ in range(2)]
    waiting = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0.1)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("waiting cancelled", [task.done() for task in tasks])
    await asyncio.gather(*tasks)


asyncio.run(main())
