import asyncio


def fail(future):
    raise ValueError("first callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler", repr(context["exception"])))
    future = loop.create_future()
    future.add_done_callback(fail)
    future.add_done_callback(lambda future: print("second", future.result()))
    future.set_result("value")
    print(await future)

    async def work():
        return "task"

    task = asyncio.create_task(work())
    task.add_done_callback(fail)
    print(await task)
    await asyncio.sleep(0)


asyncio.run(main())
