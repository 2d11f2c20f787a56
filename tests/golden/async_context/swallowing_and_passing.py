"""__aexit__ decides whether the error goes on."""
import asyncio


class Guard:
    def __init__(self, *kinds):
        self.kinds = kinds

    async def __aenter__(self):
        return self.kinds

    async def __aexit__(self, kind, error, traceback):
        print("aexit", repr(error))
        return kind is not None and issubclass(kind, self.kinds)


async def main():
    async with Guard(ValueError, KeyError):
        raise KeyError("swallowed")
    print("goes on")
    try:
        async with Guard(ValueError):
            raise IndexError("passes")
    except IndexError as error:
        print("caught", error)
    async with Guard():
        print("no error")


asyncio.run(main())
