# AbstractEventLoop and BaseEventLoop can be made, and cannot run.
import asyncio
from asyncio.base_events import BaseEventLoop


def show(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


class Mine(BaseEventLoop):
    def __init__(self):
        super().__init__()
        self.made = True


class Half(asyncio.AbstractEventLoop):
    def time(self):
        return 5


base, half = Mine(), Half()
show(lambda: asyncio.AbstractEventLoop().run_forever())
show(lambda: asyncio.AbstractEventLoop(1))
show(lambda: (half.time(), isinstance(half, asyncio.AbstractEventLoop)))
show(half.close)
show(lambda: half.call_soon(print))
show(lambda: half.nothing)
coroutine = half.shutdown_asyncgens()
print(coroutine.__qualname__)
show(lambda: coroutine.send(None))
show(lambda: (base.made, base))
show(base.run_forever)
show(lambda: type(base.create_future()).__name__)
base.close()
show(lambda: base.call_soon(print))
