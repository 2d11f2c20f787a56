import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("thrown", error)
        yield "after the throw"
    finally:
        await asyncio.sleep(0)
        print("finally")


async def main():
    agen = numbers()
    print(await anext(agen))
    print(await agen.athrow(ValueError("x")))
    await agen.aclose()
    await agen.aclose()
    print(await anext(agen, "exhausted"))
    agen = numbers()
    await agen.asend(None)
    task = asyncio.create_task(agen.aclose())
    await task
    print(task.result())


asyncio.run(main())
