import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("while shutting down")


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print(context["message"], repr(context["exception"])))
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)


asyncio.run(main())
