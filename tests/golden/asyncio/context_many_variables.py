from contextvars import ContextVar, copy_context

variables = [ContextVar(f"v{n}") for n in range(40)]
for n, variable in enumerate(variables):
    variable.set(n)
context = copy_context()
tokens = [variable.set(-n) for n, variable in enumerate(variables)]
print([variable.get() for variable in variables] == [-n for n in range(40)])
print([context[variable] for variable in variables] == list(range(40)))
for token in tokens[::2]:
    token.var.reset(token)
print(sum(variable.get() for variable in variables), len(copy_context()))
