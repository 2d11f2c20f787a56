import asyncio


class LoudLock(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name

    async def acquire(self):
        result = await super().acquire()
        print(self.name, "acquired")
        return result

    def release(self):
        print(self.name, "released")
        super().release()


class Signal(asyncio.Event):
    count = 0

    def set(self):
        self.count += 1
        super().set()


async def main():
    lock = LoudLock("door")
    async with lock:
        print(lock.locked(), isinstance(lock, asyncio.Lock))
    signal = Signal()
    waiting = asyncio.create_task(signal.wait())
    await asyncio.sleep(0)
    signal.set()
    signal.set()
    print(await waiting, signal.count, signal.is_set())


asyncio.run(main())
