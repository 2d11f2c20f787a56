# Where asyncio calls the methods of a task's subclass.
import asyncio


noting = True


class Task(asyncio.Task):
    def note(self, *what):
        if noting:
            print("   ", self.get_name(), *what)

    def add_done_callback(self, fn, *, context=None):
        self.note("add_done_callback", fn.__qualname__, context is not None)
        super().add_done_callback(fn, context=context)

    def remove_done_callback(self, fn):
        self.note("remove_done_callback", fn.__qualname__)
        return super().remove_done_callback(fn)

    def result(self):
        self.note("result")
        return super().result()

    def exception(self):
        self.note("exception")
        return super().exception()

    def done(self):
        self.note("done")
        return super().done()

    def cancelled(self):
        self.note("cancelled")
        return super().cancelled()

    def cancel(self, msg=None):
        self.note("cancel", msg)
        return super().cancel(msg)

    def get_loop(self):
        self.note("get_loop")
        return super().get_loop()

    def uncancel(self):
        self.note("uncancel")
        return super().uncancel()

    def cancelling(self):
        self.note("cancelling")
        return super().cancelling()


async def good():
    await asyncio.sleep(0)
    return 1


async def bad():
    await asyncio.sleep(0)
    raise ValueError(2)


async def limited():
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")


async def show(title, awaitable):
    print(title)
    try:
        print("  ->", await awaitable)
    except (Exception, asyncio.CancelledError) as error:
        print("  !!", repr(error))
    await asyncio.sleep(0)


async def group(*coros):
    async with asyncio.TaskGroup() as tasks:
        for number, coro in enumerate(coros):
            tasks.create_task(coro, name=f"child {number}")


async def main():
    global noting
    loop = asyncio.get_running_loop()
    await show("await", Task(good(), name="a"))
    await show("await, failing", Task(bad(), name="b"))
    await show("gather", asyncio.gather(Task(good(), name="a"), Task(good(), name="b")))
    await show("gather, failing", asyncio.gather(Task(bad(), name="a"), Task(good(), name="b")))
    await show("gather, exceptions", asyncio.gather(Task(bad(), name="a"), return_exceptions=True))
    gathering = asyncio.gather(Task(good(), name="a"), Task(good(), name="b"))
    gathering.cancel("stop")
    await show("gather, cancelled", gathering)
    done, _ = await asyncio.wait([Task(good(), name="w")])
    print(len(done))
    await show("wait_for", asyncio.wait_for(Task(good(), name="w"), 1))
    await show("wait_for, late", asyncio.wait_for(Task(asyncio.sleep(1), name="w"), 0.001))
    await show("shield", asyncio.shield(Task(good(), name="s")))
    shielded = asyncio.shield(Task(good(), name="s"))
    shielded.cancel()
    await show("shield, cancelled", shielded)
    inner = Task(good(), name="i")
    shielded = asyncio.shield(inner)
    inner.cancel("inner")
    await show("shield, inner cancelled", shielded)
    await show("timeout", Task(limited(), name="t"))
    loop.set_task_factory(lambda loop, coro: Task(coro, loop=loop))
    await show("group", group(good(), good()))
    await show("group, failing", group(bad(), asyncio.sleep(1)))
    outer = asyncio.create_task(group(bad(), asyncio.sleep(1)), name="outer")
    await show("group in a task of the class", outer)
    # What `run` asks of the tasks that are left comes in no order.
    noting = False


asyncio.run(main())
noting = True
loop = asyncio.new_event_loop()
print(loop.run_until_complete(Task(good(), loop=loop, name="run")))
loop.close()
