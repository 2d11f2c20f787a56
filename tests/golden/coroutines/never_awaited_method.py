#@ allow: unawaited
"""The warning names the coroutine by its qualified name, and comes once for each line and text."""
class Client:
    async def get(self):
        return 1


def outer():
    async def inner():
        pass
    return inner


Client().get()
outer()()
items = [Client().get() for _ in range(2)]
items.clear()
print("end")
