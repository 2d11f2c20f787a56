import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def connection(name):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        await asyncio.sleep(0)
        print("close", name)


@connection("decorated")
async def work():
    print("working")
    return 3


async def main():
    async with connection("a") as value:
        print(value)
    async with connection("b"):
        raise ValueError("inside")
    try:
        async with connection("c"):
            raise KeyError("passes")
    except KeyError as error:
        print("outside", error)
    print(await work())


asyncio.run(main())
