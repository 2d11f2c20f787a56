import asyncio

asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
future = asyncio.Future()
print(future.get_loop() is loop)
try:
    asyncio.set_event_loop(3)
except TypeError as error:
    print(error)


async def check():
    return asyncio.get_event_loop() is loop


print(loop.run_until_complete(check()))
asyncio.run(check())
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
loop.close()
