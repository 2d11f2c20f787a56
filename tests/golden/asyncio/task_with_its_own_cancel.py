# Whatever cancels a task calls its method.
import asyncio


class Told(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg=msg)


async def wait():
    await asyncio.sleep(10)


async def inner():
    await asyncio.create_task(wait(), name="innermost")


async def main():
    asyncio.get_running_loop().set_task_factory(lambda loop, coro, **rest: Told(coro, loop=loop, **rest))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.create_task(wait(), name="in a timeout")
    except TimeoutError:
        print("timeout")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(), name="first")
            group.create_task(wait(), name="second")
            await asyncio.sleep(0)
            raise ValueError
    except* ValueError:
        print("group")
    gathered = asyncio.gather(asyncio.create_task(wait(), name="third"), asyncio.create_task(wait(), name="fourth"))
    await asyncio.sleep(0)
    gathered.cancel("all")
    try:
        await gathered
    except asyncio.CancelledError as error:
        print(repr(error))
    outer = asyncio.create_task(inner(), name="outer")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel("down")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(repr(error))
    asyncio.create_task(wait(), name="left")
    await asyncio.sleep(0)


asyncio.run(main())
