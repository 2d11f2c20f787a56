import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result(1)
    pending = loop.create_future()
    for condition in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION):
        finished, rest = await asyncio.wait([done, pending], return_when=condition, timeout=0.1)
        print(finished == {done}, rest == {pending})
    finished, rest = await asyncio.wait([done])
    print(len(finished), len(rest))
    pending.cancel()


asyncio.run(main())
