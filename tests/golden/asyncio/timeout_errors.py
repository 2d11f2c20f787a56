import asyncio

try:
    asyncio.timeout(1)
except RuntimeError as error:
    print(error)
made = asyncio.timeout_at(5)
print(made, made.when())


async def main():
    timeout = asyncio.timeout(1)
    async with timeout:
        print(type(timeout).__name__)
    try:
        async with timeout:
            pass
    except RuntimeError as error:
        print(error)
    try:
        timeout.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        asyncio.timeout("soon")
    except TypeError as error:
        print(error)
    try:
        asyncio.timeout()
    except TypeError as error:
        print(error)


asyncio.run(main())
