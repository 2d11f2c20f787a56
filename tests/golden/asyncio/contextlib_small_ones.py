import asyncio
from contextlib import aclosing, closing, nullcontext, suppress


class Door:
    def close(self):
        print("closed")


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


with closing(Door()) as door:
    print(type(door).__name__)
with nullcontext(5) as five, nullcontext() as nothing:
    print(five, nothing)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress(ValueError):
    raise ExceptionGroup("all", [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("some", [ValueError(1), KeyError(2)])
except* KeyError as group:
    print(repr(group))


async def main():
    async with nullcontext("async") as value:
        print(value)
    async with aclosing(numbers()) as agen:
        async for number in agen:
            print(number)
            break
    print("after")


asyncio.run(main())
