"""Results and errors travel through awaits as through calls."""
async def leaf(n):
    if n < 0:
        raise ValueError(f"negative {n}")
    return n * 2, f"leaf {n}"


async def branch(*values):
    results = []
    for v in values:
        try:
            number, text = await leaf(v)
        except ValueError as error:
            results.append(str(error))
        else:
            results.append(number)
        finally:
            results.append("|")
    return results


async def root():
    print(await branch(1, -2, 3), (await leaf(5))[1], [await leaf(n) for n in (1, 2)], {await leaf(0): await leaf(1)})
    print(f"{await leaf(7)}", -(await leaf(4))[0], await leaf(1) == (2, "leaf 1"), (await leaf(1) if await leaf(0) else None), not await leaf(0))


try:
    root().send(None)
except StopIteration as stop:
    print(stop.value)
