import asyncio


async def fail():
    raise ValueError("shared")


async def reader(task):
    try:
        await task
    except ValueError as error:
        return error


async def main():
    task = asyncio.create_task(fail())
    errors = await asyncio.gather(reader(task), reader(task), reader(task))
    print(len({id(error) for error in errors}), errors[0])
    for _ in range(2):
        try:
            task.result()
        except ValueError as error:
            depth, traceback = 0, error.__traceback__
            while traceback:
                depth, traceback = depth + 1, traceback.tb_next
            print(depth)


asyncio.run(main())
