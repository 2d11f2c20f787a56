import asyncio


async def leave():
    await asyncio.sleep(0)
    raise SystemExit(3)


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("work ends")


async def main():
    try:
        await asyncio.gather(work(), leave())
    except BaseException as error:
        print("main", type(error).__name__)
        raise


try:
    asyncio.run(main())
except SystemExit as error:
    print("outside", error.code)
