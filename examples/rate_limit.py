"""A token bucket: at most so many requests a second, whatever the number of tasks that ask.

The limiter is an async context manager. It needs no lock: between two awaits nobody else runs.
"""
import asyncio
import time


class RateLimit:
    def __init__(self, per_second: float, burst: int) -> None:
        self.interval = 1 / per_second
        self.burst = burst
        self.free_at = 0.0

    async def __aenter__(self) -> None:
        now = time.monotonic()
        earliest = now - (self.burst - 1) * self.interval
        self.free_at = max(self.free_at + self.interval, earliest)
        if self.free_at > now:
            await asyncio.sleep(self.free_at - now)

    async def __aexit__(self, *failure: object) -> None:
        pass


async def request(number: int, limit: RateLimit, start: float) -> None:
    async with limit:
        print(f"request {number:2} at {time.monotonic() - start:.1f} s")


async def main() -> None:
    limit = RateLimit(per_second=5, burst=3)
    start = time.monotonic()
    await asyncio.gather(*(request(number, limit, start) for number in range(10)))


asyncio.run(main())
