from contextlib import ExitStack, suppress


def fail(error):
    raise error


def show(error):
    names = []
    while error is not None:
        names.append(f"{type(error).__name__}({error})")
        error = error.__context__
    print(" <- ".join(names))


with ExitStack() as stack:
    stack.push(lambda kind, error, traceback: True)
    stack.callback(print, "callback")
    raise ValueError("suppressed")
try:
    with ExitStack() as stack:
        stack.callback(fail, KeyError("second"))
        stack.callback(fail, IndexError("first"))
        raise ValueError("body")
except Exception as error:
    show(error)
with ExitStack() as stack:
    stack.enter_context(suppress(KeyError))
    stack.callback(fail, KeyError("gone"))
print("end")
try:
    with ExitStack() as stack:
        stack.callback(fail, KeyError("last"))
        stack.push(lambda kind, error, traceback: True)
        raise ValueError("swallowed")
except Exception as error:
    show(error)
