import asyncio

made = []


def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]


async def main():
    return asyncio.get_running_loop() is made[-1]


with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.run(main()), len(made))
print(asyncio.run(main(), loop_factory=factory), len(made), [loop.is_closed() for loop in made])
print(asyncio.run(main(), loop_factory=None, debug=None) if False else "not asked")
with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
for call in (lambda: asyncio.Runner(None), lambda: asyncio.run(), lambda: asyncio.run(None, True)):
    try:
        call()
    except TypeError as error:
        print(error)
