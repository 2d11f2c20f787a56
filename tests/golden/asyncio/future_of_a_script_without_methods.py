# A task that cannot add its wake-up to what it awaits is reported, and never goes on.
import asyncio


class Mute:
    _asyncio_future_blocking = True

    def get_loop(self):
        return asyncio.get_running_loop()

    def __await__(self):
        yield self

    def __repr__(self):
        return "<Mute>"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(repr(context["exception"])))

    async def wait():
        await Mute()

    task = asyncio.create_task(wait())
    await asyncio.sleep(0.1)
    print(task.done(), task.cancel("now"))
    await asyncio.sleep(0.1)
    print(task.done(), task.cancelled())
    task._log_destroy_pending = False
    for take in (asyncio.gather, asyncio.shield):
        try:
            take(Mute())
        except AttributeError as error:
            print(error)
    try:
        await asyncio.wait([Mute()])
    except AttributeError as error:
        print(error)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
