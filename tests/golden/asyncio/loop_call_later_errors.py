import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for call in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.call_later("1", print),
                 lambda: loop.call_soon(), lambda: loop.call_later(1), lambda: loop.create_task(), lambda: loop.call_soon(3, x=1)):
        try:
            call()
        except TypeError as error:
            print(error)
    loop.call_soon(3)
    loop.set_exception_handler(lambda loop, context: print(sorted(context), context["exception"]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
