"""cr_running, cr_await, cr_frame, cr_suspended and names."""
class Pause:
    def __await__(self):
        yield


async def inner():
    print("running", c.cr_running, c.cr_suspended, c.cr_await)
    await Pause()


async def outer():
    await inner()


c = outer()
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame is not None, c.cr_code.co_name, c.__name__, c.__qualname__)
c.send(None)
print(c.cr_running, c.cr_suspended, c.cr_await.__name__, type(c.cr_await.cr_await).__name__, c.cr_origin)
try:
    c.send(None)
except StopIteration:
    pass
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame)
