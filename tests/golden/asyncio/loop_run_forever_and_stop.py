import asyncio

loop = asyncio.new_event_loop()


def count(number):
    print("count", number)
    if number == 2:
        loop.stop()
        loop.call_soon(print, "scheduled while stopping")
        print("stop asked for")
    loop.call_soon(count, number + 1) if number < 4 else loop.stop()


loop.call_soon(count, 0)
loop.run_forever()
print("stopped once", loop.is_running())
loop.run_forever()
print("stopped twice")
loop.stop()
loop.call_soon(print, "one turn")
loop.run_forever()
print("stopped before it ran")
loop.close()
