"""A task whose coroutine yields what the loop does not know fails."""
import asyncio


class Odd:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def work(value):
    try:
        print("resumed with", await Odd(value))
    except RuntimeError as error:
        print(error)


async def main():
    await work(None)
    await asyncio.create_task(work(None))
    await asyncio.create_task(work(5))
    await work("text")


asyncio.run(main())
