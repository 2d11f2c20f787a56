async def f():
    return [x, y async for y in z]
