"""The first error leaves gather; the others go on."""
import asyncio


async def work(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError(f"{n} failed")
        print("finished", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)


async def main():
    try:
        await asyncio.gather(work(1, 0.03), work(2, 0.01, fail=True), work(3, 0.06))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.1)
    print("main ends")


asyncio.run(main())
