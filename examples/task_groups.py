"""A task group: all succeed, or the rest is cancelled and every failure is reported.

`except*` takes the failures of one type out of the group; those of other types would go on.
"""
import asyncio


async def fetch(page: str, seconds: float) -> str:
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{page}: cancelled, cleaning up")
        raise
    if page == "broken":
        raise ValueError(f"{page} has no content")
    return f"<{page}>"


async def fetch_all(*pages: tuple[str, float]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(page, seconds), name=page) for page, seconds in pages]
    # Only reached if no task failed.
    return [task.result() for task in tasks]


async def main() -> None:
    print(await fetch_all(("home", 0.2), ("news", 0.1)))
    try:
        await fetch_all(("home", 0.1), ("broken", 0.2), ("slow", 60))
    except* ValueError as failures:
        for failure in failures.exceptions:
            print("failed:", failure)


asyncio.run(main())
