# A comparison that fails while a callback is looked for removes nothing.
import asyncio


class Odd:
    def __init__(self, error):
        self.error = error

    def __call__(self, future):
        print("called", self.error)

    def __eq__(self, other):
        if self.error:
            raise ValueError("comparison")
        return True

    __hash__ = None


async def main():
    future = asyncio.get_running_loop().create_future()
    first, odd, same = (lambda future: print("first")), Odd(True), Odd(False)
    future.add_done_callback(first)
    future.add_done_callback(odd)
    try:
        future.remove_done_callback(print)
    except ValueError as error:
        print(error)
    print(future.remove_done_callback(first))
    future.add_done_callback(first)
    future.set_result(None)
    await asyncio.sleep(0)
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(same)
    future.add_done_callback(same)
    print(future.remove_done_callback(print))
    future.set_result(None)
    await asyncio.sleep(0)


asyncio.run(main())
