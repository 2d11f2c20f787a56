import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


@asynccontextmanager
async def slow(name):
    print("enter", name)
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("leave", name)


@contextmanager
def quick(name):
    print("enter", name)
    yield name
    print("leave", name)


async def callback(*args, **kwargs):
    await asyncio.sleep(0)
    print("callback", args, kwargs)


async def on_exit(kind, error, traceback):
    print("on_exit", kind and kind.__name__)
    return True


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(slow("a"))
        stack.enter_context(quick("b"))
        stack.push_async_callback(callback, 1, two=2)
        stack.callback(print, "plain")
        stack.push_async_exit(on_exit)
        stack.push_async_exit(slow("never entered") and quick("c") and on_exit)
        raise ValueError("swallowed")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(slow("kept"))
        kept = stack.pop_all()
    print("not yet")
    await kept.aclose()
    try:
        await AsyncExitStack().enter_async_context(quick("x"))
    except TypeError as error:
        print(error)


asyncio.run(main())
