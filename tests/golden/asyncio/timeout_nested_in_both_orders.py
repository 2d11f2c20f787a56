import asyncio


async def attempt(outer, inner):
    try:
        async with asyncio.timeout(outer) as first:
            try:
                async with asyncio.timeout(inner) as second:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", first.expired(), second.expired())
                await asyncio.sleep(0.2)
    except TimeoutError:
        print("outer", first.expired(), second.expired())
    print(asyncio.current_task().cancelling())


async def main():
    await attempt(0.2, 0.1)
    await attempt(0.1, 0.2)
    await attempt(1, 0.1)
    await attempt(0.1, 0.1)
    await attempt(0.1, None)


asyncio.run(main())
