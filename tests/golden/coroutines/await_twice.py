"""A coroutine can be awaited once only."""
async def work():
    return "result"


async def main():
    c = work()
    print(await c)
    try:
        await c
    except RuntimeError as error:
        print(error)


try:
    main().send(None)
except StopIteration:
    pass
c = work()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
for act in (lambda: c.send(None), lambda: c.throw(ValueError("v")), lambda: c.close()):
    try:
        print(act())
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
