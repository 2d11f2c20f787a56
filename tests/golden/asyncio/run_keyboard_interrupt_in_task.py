import asyncio


async def interrupt():
    raise KeyboardInterrupt


async def main():
    task = asyncio.create_task(interrupt())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
    finally:
        print("main finally", task.done(), repr(task.exception()))


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("outside", error.__context__)
