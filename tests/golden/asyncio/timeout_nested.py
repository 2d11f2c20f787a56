"""The tighter of nested timeouts fires; the outer is untouched or passes through."""
import asyncio


async def attempt(outer, inner):
    try:
        async with asyncio.timeout(outer) as o:
            try:
                async with asyncio.timeout(inner) as i:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner timeout", i.expired(), o.expired())
                await asyncio.sleep(0)
                print("goes on")
    except TimeoutError:
        print("outer timeout", i.expired(), o.expired())


async def main():
    await attempt(5, 0.01)
    await attempt(0.01, 5)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
