# A loop whose time a script moves on: timers are due by that time.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    now = 100.0

    def time(self):
        return self.now

    def advance(self, seconds):
        self.now += seconds


async def sleeper(name, seconds):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(seconds)
    print(name, "at", loop.time())


async def main():
    loop = asyncio.get_running_loop()
    print(loop.time())
    tasks = [asyncio.create_task(sleeper(f"sleep({n})", n)) for n in (3, 1, 2)]
    loop.call_at(101.5, lambda: print("call_at", loop.time()))
    handle = loop.call_later(2.5, lambda: print("call_later", loop.time()))
    print(handle.when())
    for _ in range(8):
        loop.advance(0.5)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    try:
        async with asyncio.timeout(10) as limit:
            print(limit.when())
            loop.advance(11)
            await asyncio.sleep(100)
    except TimeoutError:
        print("timeout at", loop.time())
    loop.call_soon(loop.advance, 5)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(50))], timeout=5)
    print(len(done), len(pending), loop.time())


asyncio.run(main(), loop_factory=Loop)
