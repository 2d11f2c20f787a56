import asyncio


def callback(future):
    pass


class Callable:
    def __call__(self, future):
        pass

    def __repr__(self):
        return "<callable>"

    def method(self, future):
        pass


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future)
    for function in (callback, Callable(), Callable().method, print, lambda f: None):
        future.add_done_callback(function)
        print(future)
        future.remove_done_callback(function)
    future.add_done_callback(callback)
    future.add_done_callback(print)
    print(future)
    future.add_done_callback(callback)
    print(future)
    future.set_result("x" * 100)
    print(future)


asyncio.run(main())
