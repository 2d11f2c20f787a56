"""A method of a queue that a call site has met before: hidden by an attribute, changed on the class, and back."""
import asyncio


class Line(asyncio.Queue):
    pass


def take(line):
    return line.get_nowait()


async def main():
    line = Line()
    for number in range(4):
        line.put_nowait(number)
    print([take(line) for _ in range(3)])
    line.get_nowait = lambda: "its own"
    print(take(line))
    del line.get_nowait
    print(take(line))
    Line.get_nowait = lambda self: "of the class"
    print(take(line))
    del Line.get_nowait
    line.put_nowait("last")
    print(take(line))
    async with asyncio.TaskGroup() as group:
        for wrong in ((), (1, 2)):
            try:
                group.create_task(*wrong)
            except TypeError as error:
                print(error)


asyncio.run(main())
