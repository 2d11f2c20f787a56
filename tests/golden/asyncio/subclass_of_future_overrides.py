# Where asyncio calls the methods of a future's subclass, `__await__` among them.
import asyncio


class Future(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        print("    add_done_callback", fn.__qualname__)
        super().add_done_callback(fn, context=context)

    def result(self):
        print("    result")
        return super().result()

    def get_loop(self):
        print("    get_loop")
        return super().get_loop()

    def cancel(self, msg=None):
        print("    cancel", msg)
        return super().cancel(msg)

    def __await__(self):
        print("    __await__")
        result = yield from super().__await__()
        return result, "awaited"


class Answer(asyncio.Future):
    def result(self):
        return super().result() * 2

    def done(self):
        return super().done()


class Mixin:
    def __await__(self):
        yield
        return "mixed in"


class Mixed(Mixin, asyncio.Future):
    pass


async def wait_for(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    future = Future()
    loop.call_soon(future.set_result, 1)
    print(await future)
    future = Future()
    loop.call_soon(future.set_exception, ValueError(2))
    try:
        await future
    except ValueError as error:
        print(repr(error))
    future = Future()
    task = asyncio.create_task(wait_for(future))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    answer = Answer()
    loop.call_soon(answer.set_result, 21)
    print(await answer, await answer, answer.result())
    print(await asyncio.gather(answer))
    print(await asyncio.shield(answer))
    print(await Mixed())


asyncio.run(main())
