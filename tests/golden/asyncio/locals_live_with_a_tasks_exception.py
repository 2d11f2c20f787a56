"""What a failed task's coroutines hold lives as long as its exception."""
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


async def inner():
    loud = Loud("inner")
    await asyncio.sleep(0)
    raise ValueError


async def outer():
    loud = Loud("outer")
    await inner()


async def main():
    task = asyncio.create_task(outer())
    try:
        await task
    except ValueError as error:
        names = []
        traceback = error.__traceback__
        while traceback is not None:
            names.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        print(names)
        print("handled")
    del traceback
    print("task")
    del task
    print("end")


asyncio.run(main())
