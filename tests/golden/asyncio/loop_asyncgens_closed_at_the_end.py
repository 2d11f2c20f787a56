import asyncio


async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")


async def main():
    kept = [numbers(name) for name in "ab"]
    for agen in kept:
        print(await anext(agen))
    async for number in numbers("dropped"):
        break
    print("main ends")
    return kept


kept = asyncio.run(main())
print("after run")
