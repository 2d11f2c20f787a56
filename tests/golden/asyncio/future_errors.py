"""Results asked too early, set twice, or of the wrong kind."""
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()

    def attempt(function):
        try:
            print(function())
        except (asyncio.InvalidStateError, TypeError, RuntimeError) as error:
            print(type(error).__name__, error)

    attempt(future.result)
    attempt(future.exception)
    attempt(lambda: future.set_exception("text"))
    future.set_result(1)
    attempt(lambda: future.set_result(2))
    attempt(lambda: future.set_exception(ValueError()))
    attempt(lambda: future.cancel())
    failed = asyncio.get_running_loop().create_future()
    failed.set_exception(KeyError)
    print(repr(failed.exception()))
    stopped = asyncio.get_running_loop().create_future()
    stopped.set_exception(StopIteration(5))
    print(repr(stopped.exception()), repr(stopped.exception().__cause__))
    print(asyncio.InvalidStateError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError, issubclass(asyncio.CancelledError, Exception))


asyncio.run(main())
