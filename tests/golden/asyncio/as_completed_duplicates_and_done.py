import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result("done")
    coroutine = asyncio.sleep(0.1, "coroutine")
    iterator = asyncio.as_completed([coroutine, done, coroutine, done])
    results = []
    for waiting in iterator:
        results.append(await waiting)
    print(results)
    futures = [loop.create_future() for _ in range(3)]
    for number, future in enumerate(reversed(futures)):
        loop.call_soon(future.set_result, number)
    print([await waiting for waiting in asyncio.as_completed(futures)])


asyncio.run(main())
