import asyncio


async def main():
    future = asyncio.gather()
    print(future.done(), future)
    print(await future, await asyncio.gather(*[]), await asyncio.gather(return_exceptions=True))


asyncio.run(main())
