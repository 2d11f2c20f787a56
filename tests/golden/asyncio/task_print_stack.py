import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fail():
    raise ValueError("failed")


async def main():
    task = asyncio.create_task(outer(), name="outer")
    await asyncio.sleep(0)
    print(len(task.get_stack()), [frame.f_lineno for frame in task.get_stack()], task.get_stack(limit=0))
    print(task.get_stack()[0].f_code.co_name)
    task.print_stack(file=sys.stdout)
    failed = asyncio.create_task(fail(), name="failed")
    await asyncio.wait([failed])
    failed.print_stack(file=sys.stdout)
    done = asyncio.create_task(asyncio.sleep(0), name="done")
    await done
    done.print_stack(file=sys.stdout)
    task.cancel()


asyncio.run(main())
