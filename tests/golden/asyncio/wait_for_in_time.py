import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0.1, "slept"), 1))
    print(await asyncio.wait_for(asyncio.sleep(0.1, "no limit"), None))
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    print(await asyncio.wait_for(future, 0), await asyncio.wait_for(future, 1))
    try:
        await asyncio.wait_for(asyncio.sleep(0, 1 / 1), timeout=0)
    except TimeoutError as error:
        print(repr(error))


asyncio.run(main())
