"""A future's repr in every state."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    pending, done, failed, cancelled = (loop.create_future() for _ in range(4))
    print(pending, done)
    done.set_result({"k": "v"})
    failed.set_exception(ValueError("bad"))
    cancelled.cancel()
    print(done)
    print(failed)
    print(cancelled)
    print(repr(failed.exception()))
    text = loop.create_future()
    text.set_result("x" * 200)
    print(text)


asyncio.run(main())
