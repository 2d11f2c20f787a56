# A condition takes whatever has locked, acquire and release, and goes through them.
import asyncio


class Gate:
    def __init__(self):
        self.lock = asyncio.Lock()

    def locked(self):
        return self.lock.locked()

    async def acquire(self):
        print("acquire")
        return await self.lock.acquire()

    def release(self):
        print("release")
        self.lock.release()


class LoudLock(asyncio.Lock):
    def release(self):
        print("released")
        super().release()


async def use(lock):
    condition = asyncio.Condition(lock)
    print(condition._lock is lock, condition.locked())
    rich = False

    async def wait(name):
        async with condition:
            print(name, await condition.wait_for(lambda: rich))

    async with asyncio.TaskGroup() as group:
        waiters = [group.create_task(wait(name)) for name in "ab"]
        await asyncio.sleep(0)
        waiters[1].cancel()
        await asyncio.sleep(0)
        async with condition:
            rich = True
            condition.notify_all()
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


async def main():
    await use(Gate())
    await use(LoudLock())
    condition = asyncio.Condition(asyncio.Semaphore(2))
    async with condition:
        print(condition.locked())
        async with condition:
            print(condition.locked())
            condition.notify()
    for no_lock in (3, "lock", []):
        try:
            asyncio.Condition(no_lock)
        except AttributeError as error:
            print(error)


asyncio.run(main())
