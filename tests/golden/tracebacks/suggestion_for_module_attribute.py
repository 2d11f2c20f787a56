import asyncio
try:
    asyncio.slep(1)
except AttributeError as e: print(e)
asyncio.slep
