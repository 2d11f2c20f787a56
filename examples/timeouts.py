"""Giving up in time: a deadline for a block, retries with growing pauses, and a hedged request.

A timeout cancels what runs inside it, so `finally` blocks run and nothing is left behind.
"""
import asyncio


async def service(name: str, seconds: float) -> str:
    try:
        await asyncio.sleep(seconds)
        return f"answer of {name}"
    finally:
        print(f"  {name} is done with")


async def with_deadline() -> None:
    print("a deadline")
    try:
        async with asyncio.timeout(0.5):
            print(" ", await service("quick", 0.1))
            print(" ", await service("slow", 5))
    except TimeoutError:
        print("  gave up")


async def with_retries() -> None:
    print("retries")
    for attempt, seconds in enumerate((3, 2, 0.1), start=1):
        try:
            answer = await asyncio.wait_for(service(f"attempt {attempt}", seconds), timeout=1)
        except TimeoutError:
            pause = 0.1 * 2**attempt
            print(f"  waiting {pause:.1f} s before the next attempt")
            await asyncio.sleep(pause)
        else:
            print(" ", answer)
            return


async def hedged() -> None:
    print("two replicas, the first answer counts")
    replicas = {asyncio.create_task(service(name, seconds)) for name, seconds in (("east", 0.3), ("west", 0.2))}
    done, pending = await asyncio.wait(replicas, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print(" ", done.pop().result())


async def main() -> None:
    await with_deadline()
    await with_retries()
    await hedged()


asyncio.run(main())
