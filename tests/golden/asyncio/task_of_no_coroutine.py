import asyncio


async def main():
    for thing in (3, None, main, asyncio.get_running_loop().create_future()):
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print(str(error).split(" at 0x")[0].split("<Future")[0])
    try:
        asyncio.Task()
    except TypeError as error:
        print(error)
    try:
        asyncio.create_task()
    except TypeError as error:
        print(error)


asyncio.run(main())
