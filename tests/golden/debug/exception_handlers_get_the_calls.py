"""In debug mode the context of an exception handler has a source_traceback."""
import asyncio


async def fails():
    raise ValueError("lost")


def handler(loop, context):
    print(sorted(context))
    print(context["message"], repr(context["exception"]))
    last = [frame for frame in context["source_traceback"] if frame[0].endswith("the_calls.py")][-1]
    print(last[1], last[2])


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.get_running_loop().create_task(fails())
    await asyncio.sleep(0.1)


asyncio.run(main(), debug=True)
