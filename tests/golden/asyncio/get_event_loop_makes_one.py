import asyncio


async def main():
    return asyncio.get_running_loop()


loop = asyncio.get_event_loop()
print(loop.run_until_complete(main()) is loop, asyncio.get_event_loop() is loop)
loop.close()
