import asyncio


async def name():
    return asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(runner.run(name()), runner.run(name()), runner.get_loop() is loop, loop.is_running())
print(loop.is_closed())
for call in (runner.get_loop, lambda: runner.run(None), runner.__enter__):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
print(runner.close())
coroutine = name()
try:
    runner.run(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
