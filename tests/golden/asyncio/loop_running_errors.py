import asyncio


async def main():
    loop = asyncio.get_running_loop()
    coroutine = asyncio.sleep(0)
    for call in (lambda: loop.run_until_complete(coroutine), loop.close, lambda: asyncio.run(coroutine),
                 lambda: asyncio.new_event_loop().run_until_complete(coroutine), lambda: asyncio.Runner().run(coroutine)):
        try:
            call()
        except RuntimeError as error:
            print(error)
    coroutine.close()
    print(loop.is_running(), asyncio.get_event_loop() is loop)


asyncio.run(main())
for call in (asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks):
    try:
        call()
    except RuntimeError as error:
        print(error)
