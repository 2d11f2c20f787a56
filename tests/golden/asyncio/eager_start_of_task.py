import asyncio


async def work(name):
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")
    return name


async def main():
    loop = asyncio.get_running_loop()
    eager = asyncio.Task(work("eager"), loop=loop, eager_start=True)
    lazy = asyncio.Task(work("lazy"), loop=loop, eager_start=False)
    print("made")
    print(await eager, await lazy)


asyncio.run(main())


loop = asyncio.new_event_loop()
task = asyncio.Task(work("no loop runs"), loop=loop, eager_start=True)
print("made")
print(loop.run_until_complete(task))
loop.close()
