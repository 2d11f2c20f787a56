import asyncio
async def w(n): raise ValueError(n)
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w(1)); tg.create_task(w(2))
asyncio.run(main())
