"""Each run has a loop of its own; task numbers go on."""
import asyncio


async def main(n):
    loop = asyncio.get_running_loop()
    loops.append(loop)
    return n, asyncio.current_task().get_name()


loops = []
for n in range(3):
    print(asyncio.run(main(n)))
print(loops[0] is loops[1], [loop.is_closed() for loop in loops], loops[0].is_running())
