"""with and async with refuse each other's managers."""
import asyncio


class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass


class Async:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *info):
        pass


class NotAwaitable:
    def __aenter__(self):
        return 5

    def __aexit__(self, *info):
        return 5


async def main():
    for thing in (Sync(), 5, NotAwaitable()):
        try:
            async with thing:
                print("body")
        except TypeError as error:
            print(error)
    try:
        with Async():
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
