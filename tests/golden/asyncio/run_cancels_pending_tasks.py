"""Tasks still pending when main ends are cancelled and finish their cleanup."""
import asyncio


async def background(name, delay):
    try:
        print(name, "starts")
        await asyncio.sleep(100)
        print("never")
    except asyncio.CancelledError:
        await asyncio.sleep(delay)
        print(name, "cancelled")
        raise
    finally:
        print(name, "finally")


async def main():
    tasks = [asyncio.create_task(background(n, d)) for n, d in (("a", 0.2), ("b", 0.1))]
    await asyncio.sleep(0)
    asyncio.create_task(background("never started", 0))
    print("main ends")
    return "result"


print(asyncio.run(main()))
