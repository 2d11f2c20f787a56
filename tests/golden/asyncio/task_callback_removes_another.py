import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def third(f):
        print("third")

    def first(f):
        print("first removes", f.remove_done_callback(third))

    future.add_done_callback(first)
    future.add_done_callback(third)
    future.add_done_callback(lambda f: f.add_done_callback(lambda f: print("late")))
    future.set_result(None)
    await asyncio.sleep(0)
    print("turn")
    await asyncio.sleep(0)
    print("turn")


asyncio.run(main())
