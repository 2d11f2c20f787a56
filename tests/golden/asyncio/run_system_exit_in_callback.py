import asyncio


async def main():
    asyncio.get_running_loop().call_soon(leave)
    try:
        await asyncio.sleep(1)
    finally:
        print("cleanup")


def leave():
    raise SystemExit(7)


try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)
