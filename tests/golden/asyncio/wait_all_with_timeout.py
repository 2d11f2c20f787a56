import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n / 10, n), name=str(n)) for n in range(1, 6)]
    done, pending = await asyncio.wait(tasks, timeout=0.35)
    print(sorted(t.result() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending)
    print(sorted(t.result() for t in done), pending)
    print(len((await asyncio.wait(tasks, timeout=0))[0]))


asyncio.run(main())
