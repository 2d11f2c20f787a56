"""A value other than None cannot be sent into a fresh coroutine."""
async def work():
    return 1


c = work()
try:
    c.send("x")
except TypeError as error:
    print(error)
c.close()
for attempt in (lambda: next(c), lambda: iter(c), lambda: list(c), lambda: c()):
    try:
        attempt()
    except TypeError as error:
        print(error)
