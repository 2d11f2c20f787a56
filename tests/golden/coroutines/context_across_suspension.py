import asyncio
async def late():
    await asyncio.sleep(0)
    raise KeyError("late")
async def catches():
    try: 1/0
    except ZeroDivisionError:
        try: await late()
        except KeyError as e: print(repr(e.__context__))
        raise
async def deep(n):
    if n == 0: await late()
    try: raise ValueError(n)
    except ValueError: await deep(n - 1)
async def main():
    try: await catches()
    except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
    try: await deep(3)
    except KeyError as e:
        while e: print(repr(e)); e = e.__context__
asyncio.run(main())
