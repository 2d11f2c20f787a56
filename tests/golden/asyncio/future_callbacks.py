"""Callbacks run through the loop, in order, with the future."""
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()

    def first(f):
        print("first", f.result())

    def second(f):
        print("second", f is future)

    future.add_done_callback(first)
    future.add_done_callback(second)
    future.add_done_callback(first)
    print(future.remove_done_callback(first), future.remove_done_callback(print))
    future.add_done_callback(first)
    future.set_result("r")
    print("set")
    future.add_done_callback(lambda f: print("late"))
    await asyncio.sleep(0)
    print("after")


asyncio.run(main())
