"""The awaitables of an async generator driven without a loop."""
class Pause:
    def __await__(self):
        yield "pause"


async def g():
    yield 1
    await Pause()
    yield 2


gen = g()
step = gen.__anext__()
try:
    step.send(None)
except StopIteration as stop:
    print("item", stop.value)
step = gen.asend(None)
print(step.send(None))
try:
    step.send(None)
except StopIteration as stop:
    print("item", stop.value)
try:
    gen.__anext__().send(None)
except StopAsyncIteration as stop:
    print(repr(stop))
print(type(step).__name__, type(gen).__name__)
