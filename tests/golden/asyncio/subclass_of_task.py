import asyncio


class Job(asyncio.Task):
    def __init__(self, coro, *, loop=None, name=None, priority=0):
        super().__init__(coro, loop=loop, name=name)
        self.priority = priority

    def cancel(self, msg=None):
        print("cancelling", self.get_name())
        return super().cancel(msg)


async def work():
    await asyncio.sleep(1)
    return "result"


async def main():
    loop = asyncio.get_running_loop()
    job = Job(work(), loop=loop, name="job", priority=3)
    print(type(job).__name__, job.priority, isinstance(job, asyncio.Task), asyncio.isfuture(job), repr(job)[:25])
    print(await job)
    loop.set_task_factory(lambda loop, coro, **kwargs: Job(coro, loop=loop, **kwargs))
    task = asyncio.create_task(work(), name="made")
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task.priority)


asyncio.run(main())
