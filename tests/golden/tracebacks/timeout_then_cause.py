import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError as e:
        raise RuntimeError("timed") from e
asyncio.run(main())
