"""Waiters wake even when the event is cleared again before they run."""
import asyncio


async def waiter(name, event):
    await event.wait()
    print(name, "woke", event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "ab"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    late = asyncio.create_task(waiter("late", event))
    await asyncio.gather(*tasks)
    print("late done", late.done())
    event.set()
    await late


asyncio.run(main())
