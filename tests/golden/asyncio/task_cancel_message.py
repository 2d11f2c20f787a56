"""The message of cancel travels to the handler and to the awaiter."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside", error.args)
        raise


async def main():
    for message in ("stop", None, ("a", 1)):
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        task.cancel(message)
        try:
            await task
        except asyncio.CancelledError as error:
            print("outside", error.args)
        try:
            task.result()
        except asyncio.CancelledError as error:
            print("result", error.args)


asyncio.run(main())
