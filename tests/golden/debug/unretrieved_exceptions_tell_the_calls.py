"""In debug mode an exception that nobody retrieved comes with the calls that made the task."""
import asyncio


async def fails(n):
    raise ValueError(n)


def start(n):
    return asyncio.get_running_loop().create_task(fails(n), name=f"fails {n}")


async def inner():
    start(1)
    await asyncio.sleep(0.1)


async def main():
    await inner()
    task = asyncio.create_task(fails(2), name="direct")
    await asyncio.sleep(0.1)
    del task
    print("end")


asyncio.run(main(), debug=True)
