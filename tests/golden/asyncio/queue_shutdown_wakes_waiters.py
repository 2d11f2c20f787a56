import asyncio


async def attempt(name, awaitable):
    try:
        print(name, await awaitable)
    except asyncio.QueueShutDown as error:
        print(name, repr(error))


async def main():
    empty, full = asyncio.Queue(), asyncio.Queue(1)
    full.put_nowait("item")
    tasks = [asyncio.create_task(attempt("get", empty.get())), asyncio.create_task(attempt("put", full.put(2)))]
    await asyncio.sleep(0)
    empty.shutdown()
    full.shutdown()
    await asyncio.gather(*tasks)
    await attempt("get what is left", full.get())
    await attempt("get", full.get())
    await attempt("put", full.put(3))
    full.task_done()
    await attempt("join", full.join())
    print(full, empty) if False else print(str(full), str(empty))


asyncio.run(main())
