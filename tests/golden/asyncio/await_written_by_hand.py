# What __await__ may give, and what its iterator may yield.
import asyncio


class Awaitable:
    def __init__(self, iterator):
        self.iterator = iterator

    def __await__(self):
        return self.iterator


class Marked:
    def __init__(self, mark, loop):
        self._asyncio_future_blocking, self._loop = mark, loop

    def __repr__(self):
        return "<Marked>"


def numbers():
    yield 1


async def main():
    print(await Awaitable(iter([None, None])))
    here, elsewhere = asyncio.get_running_loop(), asyncio.new_event_loop()
    odd = [5, [None], iter([1]), iter(["x"]), iter([numbers()]), iter([here.create_future()]),
           iter([elsewhere.create_future()]), iter([asyncio.current_task()]), iter([Marked(False, here)]),
           iter([Marked(True, elsewhere)]), iter([Marked(None, here)])]
    for iterator in odd:
        try:
            await Awaitable(iterator)
        except Exception as error:
            text = str(error)
            if text.startswith("Task <"):
                text = text.partition(" got ")[2]
            print(type(error).__name__, text.partition(" in task ")[0].partition(" object at ")[0].partition(": <Task")[0])
    elsewhere.close()


asyncio.run(main())
