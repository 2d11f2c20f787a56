import asyncio

other = asyncio.new_event_loop()
future = other.create_future()


async def main():
    try:
        await future
    except RuntimeError as error:
        print(str(error).split(" got ")[0][:11], "attached to a different loop" in str(error))
    try:
        asyncio.ensure_future(future, loop=asyncio.get_running_loop())
    except ValueError as error:
        print(error)
    try:
        await asyncio.gather(asyncio.sleep(0), future)
    except ValueError as error:
        print(error)


asyncio.run(main())
other.close()
