import asyncio


async def work():
    await asyncio.sleep(0)
    return "done"


loop = asyncio.new_event_loop()
print(loop, loop.is_running(), loop.is_closed(), loop.get_debug())
print(loop.run_until_complete(work()))
future = loop.create_future()
loop.call_soon(future.set_result, "future")
print(loop.run_until_complete(future))
try:
    loop.run_until_complete(3)
except TypeError as error:
    print(error)
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
future.set_exception(KeyError("kept"))
try:
    loop.run_until_complete(future)
except KeyError as error:
    print(repr(error))
loop.close()
loop.close()
print(loop.is_closed(), loop)
coroutine = work()
for call in (lambda: loop.run_until_complete(coroutine), lambda: loop.call_soon(print), lambda: loop.call_later(1, print),
             lambda: loop.create_task(coroutine), loop.run_forever):
    try:
        call()
    except RuntimeError as error:
        print(error)
coroutine.close()
