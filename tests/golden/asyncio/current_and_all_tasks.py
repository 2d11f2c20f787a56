import asyncio


async def work():
    await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(), name=name) for name in "abc"]
    print(asyncio.current_task().get_name(), sorted(task.get_name() for task in asyncio.all_tasks()))
    print(asyncio.current_task(loop) is asyncio.current_task(), asyncio.all_tasks(loop) == asyncio.all_tasks())
    loop.call_soon(lambda: print("in a callback", asyncio.current_task()))
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    other = asyncio.new_event_loop()
    print(asyncio.current_task(other), asyncio.all_tasks(other))
    other.close()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
