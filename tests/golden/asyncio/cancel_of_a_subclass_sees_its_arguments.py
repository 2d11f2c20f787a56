# How asyncio itself calls a future's cancel: with the message by place, by name, or not at all.
import asyncio


class Loud(asyncio.Future):
    def cancel(self, *args, **named):
        print("cancel", args, named)
        return super().cancel(*args, **named)


async def main():
    async def wait(future):
        await future

    for message in ((), ("now",)):
        task = asyncio.create_task(wait(Loud()))
        await asyncio.sleep(0)
        task.cancel(*message)
        await asyncio.wait([task])
        gathering = asyncio.gather(Loud(), return_exceptions=True)
        gathering.cancel(*message)
        await asyncio.wait([gathering])
        gathering.exception()

    async def cancel_myself():
        asyncio.current_task().cancel("early")
        await Loud()

    await asyncio.wait([asyncio.create_task(cancel_myself())])
    try:
        async with asyncio.timeout(0.1):
            await Loud()
    except TimeoutError:
        print("late")


asyncio.run(main())
