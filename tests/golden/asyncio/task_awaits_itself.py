import asyncio


async def main():
    async def selfish():
        await task

    task = asyncio.create_task(selfish(), name="selfish")
    try:
        await task
    except RuntimeError as error:
        print(str(error)[:30])


asyncio.run(main())
