# A semaphore counts from whatever number it is given.
import asyncio


def value(semaphore):
    return repr(semaphore).partition("[")[2]


async def main():
    for start in (2.5, 2.0, True, 10**30, float("nan")):
        semaphore, bounded = asyncio.Semaphore(start), asyncio.BoundedSemaphore(start)
        print(value(semaphore), semaphore.locked(), semaphore._value)
        taken = 0
        while not semaphore.locked() and taken < 4:
            taken += await semaphore.acquire()
        print(taken, value(semaphore))
        await bounded.acquire()
        bounded.release()
        try:
            bounded.release()
            print(value(bounded))
        except ValueError as error:
            print(error)
    for wrong in (None, "x", -0.5, 1j):
        try:
            asyncio.Semaphore(wrong)
        except (TypeError, ValueError) as error:
            print(error)


asyncio.run(main())
