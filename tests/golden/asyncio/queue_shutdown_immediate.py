import asyncio


async def main():
    queue = asyncio.Queue()
    for number in range(3):
        queue.put_nowait(number)
    print(await queue.get())
    joining = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    print(queue.qsize(), joining.done())
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print("shut down")
    queue.task_done()
    await joining
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
