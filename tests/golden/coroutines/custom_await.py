"""__await__ must return an iterator, not a coroutine."""
def drive(coroutine):
    try:
        while True:
            print("yielded", coroutine.send(None))
    except StopIteration as stop:
        return stop.value


class Steps:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield i
        return "steps done"


class Wrapper:
    def __await__(self):
        return Steps(2).__await__()


class Wrong:
    def __await__(self):
        return 5


class Coroutine:
    def __await__(self):
        return inner()


async def inner():
    return 1


async def main(thing):
    return await thing


print(drive(main(Steps(2))), drive(main(Wrapper())), drive(main(main(Steps(1)))))
for thing in (Wrong(),):
    try:
        drive(main(thing))
    except TypeError as error:
        print(error)
