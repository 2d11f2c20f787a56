import asyncio


async def reader(name, future):
    try:
        print(name, await future)
    except ValueError as error:
        print(name, repr(error))


async def main():
    loop = asyncio.get_running_loop()
    for finish in (lambda f: f.set_result([1]), lambda f: f.set_exception(ValueError("x"))):
        future = loop.create_future()
        readers = [asyncio.create_task(reader(name, future)) for name in "abc"]
        await asyncio.sleep(0)
        finish(future)
        await asyncio.gather(*readers)
        await reader("late", future)


asyncio.run(main())
