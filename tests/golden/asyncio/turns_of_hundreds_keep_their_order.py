import asyncio


async def step(number, log):
    for turn in range(3):
        await asyncio.sleep(0)
        log.append((turn, number))


async def main():
    loop = asyncio.get_running_loop()
    log = []
    await asyncio.gather(*[step(number, log) for number in range(200)])
    print(log == sorted(log), len(log))

    sleepers = [asyncio.create_task(asyncio.sleep((number % 3 + 1) / 4, number)) for number in range(210)]
    calls = []
    handles = [loop.call_later((number % 2 + 1) / 4, calls.append, number) for number in range(200)]
    await asyncio.sleep(0)
    for task in sleepers[::2]:
        task.cancel()
    for handle in handles[::5]:
        handle.cancel()
    results = await asyncio.gather(*sleepers, return_exceptions=True)
    print([result if isinstance(result, int) else "cancelled" for result in results][:8], len(results))
    print(calls[:6], calls[-6:], len(calls))

    order = []
    for task in [asyncio.create_task(step(number, order)) for number in range(100)]:
        task.add_done_callback(lambda task: order.append("done"))
    await asyncio.sleep(1)
    print(order[-101:-97], order.count("done"))


asyncio.run(main())
