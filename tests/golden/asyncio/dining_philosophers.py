"""Five philosophers, five locks, no deadlock."""
import asyncio


async def philosopher(n, forks, log):
    first, second = sorted((n, (n + 1) % 5))
    for meal in range(2):
        async with forks[first]:
            await asyncio.sleep(0)
            async with forks[second]:
                print("philosopher", n, "eats", meal)
                await asyncio.sleep(0)
                log.append(n)


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    log = []
    async with asyncio.TaskGroup() as group:
        for n in range(5):
            group.create_task(philosopher(n, forks, log))
    print([log.count(n) for n in range(5)], any(fork.locked() for fork in forks))


asyncio.run(main())
