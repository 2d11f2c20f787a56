# A policy decides which loop is made, and which is the current one.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    pass


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("  new_event_loop")
        return super().new_event_loop()

    def set_event_loop(self, loop):
        print("  set_event_loop", type(loop).__name__)
        super().set_event_loop(loop)

    def get_event_loop(self):
        print("  get_event_loop")
        return super().get_event_loop()


class Factory(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


class Own(asyncio.AbstractEventLoopPolicy):
    loop = None

    def new_event_loop(self):
        return Loop()

    def get_event_loop(self):
        print("  own get_event_loop")
        return self.loop

    def set_event_loop(self, loop):
        print("  own set_event_loop", type(loop).__name__)
        self.loop = loop


async def main():
    print(" ", type(asyncio.get_running_loop()).__name__, asyncio.get_event_loop() is asyncio.get_running_loop())


for policy in Policy, Factory, Own:
    print(policy.__name__)
    asyncio.set_event_loop_policy(policy())
    asyncio.run(main())
    asyncio.run(main(), loop_factory=Loop)
    loop = asyncio.new_event_loop()
    print(" ", type(loop).__name__)
    asyncio.set_event_loop(loop)
    print(" ", asyncio.get_event_loop() is loop)
    with asyncio.Runner() as runner:
        runner.run(main())
    print(" ", type(asyncio.get_event_loop_policy()).__name__)
    loop.close()
try:
    asyncio.set_event_loop_policy(5)
except TypeError as error:
    print(error)
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
asyncio.run(main())
