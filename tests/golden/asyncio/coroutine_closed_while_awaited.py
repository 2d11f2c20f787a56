import asyncio


async def inner():
    try:
        await asyncio.sleep(1)
    finally:
        print("inner closed")


async def outer(coroutine):
    try:
        await coroutine
    except GeneratorExit:
        print("outer exits")
        raise
    finally:
        print("outer closed")


first = inner()
second = outer(first)


async def main():
    try:
        second.send(None)
    finally:
        first.close()
        second.close()
    print(first.cr_frame, second.cr_frame)


asyncio.run(main())
