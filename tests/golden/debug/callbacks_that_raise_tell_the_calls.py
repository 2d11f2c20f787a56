"""In debug mode a callback that raises is reported with the calls that scheduled it."""
import asyncio


def bad(n):
    raise KeyError(n)


def plan():
    asyncio.get_running_loop().call_soon(bad, "now")


async def main():
    plan()
    asyncio.get_running_loop().call_soon(bad, "then")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main(), debug=True)
