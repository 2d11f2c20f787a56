from contextvars import Context, ContextVar, copy_context

a, b = ContextVar("a"), ContextVar("b")
a.set(1)
b.set(2)
context = copy_context()
print(len(context), a in context, ContextVar("c") in context, context[a], context.get(b), context.get(ContextVar("d"), 9))
print(sorted(v.name for v in context), sorted(context.values()), sorted((k.name, v) for k, v in context.items()))
print(sorted(v.name for v in context.keys()))
try:
    context[ContextVar("e")]
except KeyError as error:
    print("KeyError", error.args[0].name)
other = context.copy()
print(other == context, other is context, other != context, other == Context(), other == 1)
other.run(a.set, 3)
print(other == context, context[a], other[a])
