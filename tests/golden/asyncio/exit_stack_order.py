from contextlib import ExitStack, contextmanager


@contextmanager
def part(name):
    print("enter", name)
    yield name
    print("leave", name)


with ExitStack() as stack:
    print([stack.enter_context(part(name)) for name in "abc"])
    print(stack.callback(print, "callback", end="!\n") is print)
    stack.push(lambda *error: print("pushed", error))
    print("body")
with ExitStack() as stack:
    stack.enter_context(part("kept"))
    kept = stack.pop_all()
print("not yet")
kept.close()
kept.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)
