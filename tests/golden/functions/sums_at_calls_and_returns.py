"""A difference as a call's last argument, a sum as a function's result: whatever the operands are, and whatever is called."""

import asyncio
import traceback


def down(n):
    return n if n < 2 else down(n - 1) + down(n - 2)


def whole(a, b):
    return a + b


class Meter:
    def __init__(self, value):
        self.value = value

    def __sub__(self, other):
        return Meter(self.value - other)

    def __add__(self, other):
        return Meter(self.value + other.value)

    def __radd__(self, other):
        return f"{other} + {self}"

    def __repr__(self):
        return f"Meter({self.value})"


def show(value):
    return value


def pair(first, second):
    return [first, second]


def less(function, n):
    return function(n - 3)


def second_less(n):
    return pair(n, n - 3)


print(down(15))
for left, right in ((1, 2), (2**62, 2**62), (1.5, 2.25), (1, 2.5), ("a", "b"), ([1], [2]), (Meter(1), Meter(2)), (1, Meter(2)), (True, True)):
    print(whole(left, right))
for operand in (10, -(2**63), -(2**63) + 3, 2.5, True, Meter(4)):
    print(less(show, operand), second_less(operand))
for function in (abs, str, range, Meter, print, lambda n: n * 2, Meter(1).__add__, [5, 6, 7, 8].__getitem__):
    try:
        print(less(function, 4))
    except Exception as error:
        print(type(error).__name__, error)


def generator(n):
    got = yield show(n - 1)
    return got + n


steps = generator(5)
print(next(steps))
try:
    steps.send(7)
except StopIteration as stop:
    print(stop.value)


async def later(n):
    await asyncio.sleep(0)
    return n + n


async def main():
    return await later(20 - 1) + await later(1)


print(asyncio.run(main()))


def none():
    pass


for attempt in (lambda: whole(1, "a"), lambda: less(show, "a"), lambda: less(none, 3), lambda: less(None, 3)):
    try:
        attempt()
    except TypeError:
        traceback.print_exc()


def endless(n):
    return endless(n - 1) + 1


try:
    endless(0)
except RecursionError as error:
    print(error)


class Loud:
    def __del__(self):
        print("gone")


def held(n):
    loud = Loud()
    return n + n


print(held(3))
