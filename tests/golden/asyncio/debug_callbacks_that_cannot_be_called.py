# In debug mode the loop refuses callbacks that cannot be called.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for method in loop.call_soon, loop.call_soon_threadsafe:
        for callback in 5, None, main:
            try:
                method(callback)
            except TypeError as error:
                print(error)
    for method in loop.call_later, loop.call_at:
        try:
            method(loop.time() + 5, "a")
        except TypeError as error:
            print(error)
    for delay in None,:
        try:
            loop.call_later(delay, print)
        except TypeError as error:
            print(error)


asyncio.run(main(), debug=True)
