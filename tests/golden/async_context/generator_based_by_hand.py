"""An async context manager made from an async generator."""
import asyncio


class Manager:
    def __init__(self, generator):
        self.generator = generator

    async def __aenter__(self):
        return await anext(self.generator)

    async def __aexit__(self, kind, error, traceback):
        if error is None:
            try:
                await anext(self.generator)
            except StopAsyncIteration:
                return False
        try:
            await self.generator.athrow(error)
        except StopAsyncIteration:
            return True


def contextmanager(function):
    return lambda *args: Manager(function(*args))


@contextmanager
async def resource(name):
    print("acquire", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print("release", name)


async def main():
    async with resource("a") as a:
        print("using", a)
    async with resource("b"):
        raise ValueError("oops")
    try:
        async with resource("c"):
            raise KeyError("k")
    except KeyError as error:
        print("passed", error)


asyncio.run(main())
