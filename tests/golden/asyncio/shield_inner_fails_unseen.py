import asyncio


async def inner():
    await asyncio.sleep(0)
    raise ValueError("unseen")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context.get("exception"))))
    shielded = asyncio.shield(inner())
    await asyncio.sleep(0)
    shielded.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await shielded
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
