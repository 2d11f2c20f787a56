# Handles can be made, compared, run and cancelled without a loop's doing.
import asyncio

loop = asyncio.new_event_loop()
handle = asyncio.Handle(print, ("called", 1), loop)
print(handle.cancelled(), handle._callback, handle._args, handle._loop is loop)
handle._run()
handle.cancel()
print(handle.cancelled(), handle, handle._callback)
early = asyncio.TimerHandle(1, print, ("early",), loop)
late = asyncio.TimerHandle(2.5, print, ("late",), loop, None)
print(early, late.when(), early < late, early == asyncio.TimerHandle(1, print, ("early",), loop))
for timer in sorted([late, early]):
    timer._run()
for make in (asyncio.Handle, asyncio.TimerHandle, lambda: asyncio.Handle(print, (), 5)):
    try:
        make()
    except (TypeError, AttributeError) as error:
        print(error)
loop.call_exception_handler = lambda context: print(context["message"], repr(context["exception"]))
asyncio.Handle(int, ("x",), loop)._run()
loop.close()
