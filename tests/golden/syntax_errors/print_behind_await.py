async def f():
    g(await print x)
