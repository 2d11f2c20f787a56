import asyncio


async def main():
    for call in (
        lambda: asyncio.sleep(),
        lambda: asyncio.sleep(1, 2, 3),
        lambda: asyncio.sleep(1, results=2),
        lambda: asyncio.gather(return_exception=True),
        lambda: asyncio.create_task(None, "name"),
        lambda: asyncio.shield(),
        lambda: asyncio.shield(1, 2),
        lambda: asyncio.timeout(1, 2),
        lambda: asyncio.timeout_at(),
        lambda: asyncio.run(1, 2),
        lambda: asyncio.ensure_future(),
        lambda: asyncio.isfuture(),
        lambda: asyncio.TaskGroup().create_task(),
        lambda: asyncio.Event().wait(1),
        lambda: asyncio.Queue().put(1, 2),
        lambda: asyncio.Condition().notify(1, 2),
        lambda: asyncio.Semaphore(value=1, bound=2),
        lambda: asyncio.Event.set(),
        lambda: asyncio.new_event_loop(1),
        lambda: asyncio.set_event_loop(),
        lambda: asyncio.all_tasks(1, 2),
        lambda: asyncio.get_running_loop(1),
        lambda: asyncio.current_task(1, 2),
        lambda: asyncio.Barrier(),
    ):
        try:
            result = call()
            print(result)
        except (TypeError, AttributeError) as error:
            print(error)


asyncio.run(main())
