# A policy's word is taken as it is where no loop is needed, and refused where one is.
import asyncio


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return 5

    def get_event_loop(self):
        return 6


class Empty(asyncio.AbstractEventLoopPolicy):
    pass


def show(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    return 1


for policy in (Policy(), Empty()):
    asyncio.set_event_loop_policy(policy)
    show(asyncio.new_event_loop)
    show(asyncio.get_event_loop)
    show(lambda: asyncio.set_event_loop(None))
    coroutine = main()
    show(lambda: asyncio.run(coroutine))
    coroutine.close()
asyncio.set_event_loop_policy(None)
coroutine = main()
for factory in (5, lambda: 5):
    show(lambda: asyncio.run(coroutine, loop_factory=factory))
coroutine.close()
show(lambda: asyncio.run(main()))
