import asyncio


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    async def call(self):
        await asyncio.sleep(0.01)
        if self.failures:
            self.failures -= 1
            raise ConnectionError(f"{self.failures} left")
        return "connected"


async def retry(function, attempts, delay):
    for attempt in range(1, attempts + 1):
        try:
            return await function()
        except ConnectionError as error:
            print("attempt", attempt, error)
            if attempt == attempts:
                raise
            await asyncio.sleep(delay * 2 ** attempt)


async def main():
    print(await retry(Flaky(2).call, 5, 0.01))
    try:
        await retry(Flaky(9).call, 2, 0.01)
    except ConnectionError as error:
        print("gave up", error)


asyncio.run(main())
