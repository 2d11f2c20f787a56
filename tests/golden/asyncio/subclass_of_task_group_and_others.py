import asyncio


class Group(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self.made = []

    def create_task(self, coro, **kwargs):
        task = super().create_task(coro, **kwargs)
        self.made.append(task)
        return task


class Gate(asyncio.Semaphore):
    def __init__(self, value):
        super().__init__(value)
        self.start = value


async def main():
    async with Group() as group:
        group.create_task(asyncio.sleep(0, 1))
        group.create_task(asyncio.sleep(0, 2))
    print([task.result() for task in group.made])
    gate = Gate(2)
    async with gate:
        print(gate.start, gate.locked())
    condition = type("MyCondition", (asyncio.Condition,), {"note": 1})()
    async with condition:
        print(condition.note, condition.locked())


asyncio.run(main())
