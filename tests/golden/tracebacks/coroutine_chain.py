import asyncio
async def a(): await b()
async def b(): raise ValueError("async")
asyncio.run(a())
