import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def resource():
    print("acquire")
    try:
        yield
    except asyncio.CancelledError:
        print("seen")
        raise
    finally:
        await asyncio.sleep(0)
        print("release")


async def user():
    async with resource():
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(user())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    try:
        async with asyncio.timeout(0.1):
            await user()
    except TimeoutError:
        print("timeout")


asyncio.run(main())
