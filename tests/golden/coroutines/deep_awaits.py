"""Thousands of nested awaits resume without growing the stack of the machine."""
import sys

sys.setrecursionlimit(10000)


class Pause:
    def __await__(self):
        return (yield "bottom")


async def down(n):
    if n == 0:
        return await Pause()
    return await down(n - 1) + 1


c = down(2000)
print(c.send(None))
try:
    c.send(100)
except StopIteration as stop:
    print(stop.value)
