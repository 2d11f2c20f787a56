import asyncio


async def fetch(number, semaphore, log):
    async with semaphore:
        log.append(f"start {number}")
        await asyncio.sleep(0.1 * (number % 3 + 1))
        log.append(f"end {number}")


async def main():
    log, semaphore = [], asyncio.Semaphore(2)
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(fetch(number, semaphore, log) for number in range(6)))
    print(log, round(loop.time() - start, 1))


asyncio.run(main())
