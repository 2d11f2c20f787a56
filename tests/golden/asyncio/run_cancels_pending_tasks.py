"""Tasks still pending when main ends are cancelled and finish their cleanup. In which order is up to a set's."""
import asyncio

log = []


async def background(name, delay):
    try:
        log.append(f"{name} starts")
        await asyncio.sleep(100)
        log.append("never")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        await asyncio.sleep(delay)
        raise
    finally:
        log.append(f"{name} finally")


async def main():
    tasks = [asyncio.create_task(background(n, d)) for n, d in (("a", 0.02), ("b", 0.01))]
    await asyncio.sleep(0)
    asyncio.create_task(background("never started", 0))
    print("main ends", len(tasks), log)
    return "result"


print(asyncio.run(main()))
for name in "a", "b", "never started":
    print([entry for entry in log if entry.startswith(name)])
print([entry for entry in log if entry.endswith("finally") and entry[0] in "ab"])
