"""A task starts at the creator's next pause, in the order of creation."""
import asyncio


async def work(n):
    print("start", n)
    if n < 3:
        asyncio.create_task(work(n + 10))
    print("end", n)


async def main():
    for n in range(1, 4):
        asyncio.create_task(work(n))
        print("created", n)
    await asyncio.sleep(0)
    print("one turn")
    await asyncio.sleep(0)
    print("two turns")


asyncio.run(main())
