"""A semaphore lets so many in at once."""
import asyncio


running = peak = 0


async def work(n, semaphore):
    global running, peak
    async with semaphore:
        running += 1
        peak = max(peak, running)
        print("in", n, running)
        await asyncio.sleep(0.02)
        running -= 1
    print("out", n)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(work(n, semaphore) for n in range(5)))
    print(peak, semaphore.locked())


asyncio.run(main())
