import asyncio


async def wait(future):
    await future


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"], context["task"].get_name()))
future = loop.create_future()
task = loop.create_task(wait(future), name="left")
loop.run_until_complete(asyncio.sleep(0) if False else asyncio.wait_for(asyncio.shield(loop.create_task(asyncio.sleep(0))), 1))
print(task.done())
loop.run_until_complete(asyncio.sleep(0))
task.cancel()
loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
print(task.cancelled())
loop.close()
