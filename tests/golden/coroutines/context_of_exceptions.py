"""Context and cause across awaits."""
async def fails():
    raise ValueError("first")


async def converts():
    try:
        await fails()
    except ValueError as error:
        raise RuntimeError("second") from error


async def handles():
    try:
        await converts()
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
        try:
            await fails()
        except ValueError as inner:
            print(repr(inner), repr(inner.__context__))


try:
    handles().send(None)
except StopIteration:
    pass
