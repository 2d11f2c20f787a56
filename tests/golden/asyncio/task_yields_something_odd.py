import asyncio


class Odd:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def main():
    for value in (3, "text", [1]):
        try:
            await Odd(value)
        except RuntimeError as error:
            print(error)
    print(await Odd(None))


asyncio.run(main())
