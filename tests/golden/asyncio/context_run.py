from contextvars import Context, ContextVar, copy_context

var = ContextVar("var", default="outer")


def change(value, *, more):
    old = var.get()
    var.set(value)
    return old, var.get(), more


context = copy_context()
print(context.run(change, "inner", more=1))
print(var.get(), context[var])
print(context.run(change, "again", more=2))
empty = Context()
print(empty.run(var.get), len(empty))
try:
    context.run(lambda: context.run(print, "never"))
except RuntimeError as error:
    print(str(error).startswith("cannot enter context: <_contextvars.Context object"), str(error)[-18:])
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError:
    print("passed on", var.get())
