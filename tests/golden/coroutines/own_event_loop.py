"""A tiny event loop for coroutines, made of a queue."""
class Sleep:
    def __init__(self, turns):
        self.turns = turns

    def __await__(self):
        for _ in range(self.turns):
            yield


async def worker(name, turns):
    for i in range(2):
        print(name, i)
        await Sleep(turns)
    return name


queue = [worker("a", 1), worker("b", 2), worker("c", 0)]
while queue:
    coroutine = queue.pop(0)
    try:
        coroutine.send(None)
        queue.append(coroutine)
    except StopIteration as stop:
        print("finished", stop.value)
