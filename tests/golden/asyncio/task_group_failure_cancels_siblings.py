"""The first failure cancels the others and the body."""
import asyncio


async def work(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            print("failing", n)
            raise ValueError(n)
        print("never", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(1, 1)), group.create_task(work(2, 0.01, fail=True)), group.create_task(work(3, 2))]
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("body cancelled", asyncio.current_task().cancelling())
                raise
    except* ValueError as group_error:
        print(repr(group_error))
    print([t.cancelled() for t in tasks], asyncio.current_task().cancelling())


asyncio.run(main())
