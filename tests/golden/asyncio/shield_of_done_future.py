import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result(1)
    print(asyncio.shield(future) is future, await asyncio.shield(future))
    pending = loop.create_future()
    outer = asyncio.shield(pending)
    print(outer is pending, outer.cancel(), pending.cancelled(), pending.done())
    pending.set_result(2)
    await asyncio.sleep(0)
    print(outer.cancelled())
    try:
        asyncio.shield(3)
    except TypeError as error:
        print(error)


asyncio.run(main())
