import asyncio


async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    first, second, third = (loop.call_at(now + delay, print, delay) for delay in (1, 2, 2))
    print(first < second, first > second, first <= second, second >= third, second == third, first == second)
    same = loop.call_at(now + 2, print, 2)
    print(second == same, hash(second) == hash(same), second != first, first == 1, len({second, same, first}))
    print(sorted([third, first], key=lambda handle: handle.when())[0] is first, min(second, first) is first)
    for handle in (first, second, third, same):
        handle.cancel()


asyncio.run(main())
