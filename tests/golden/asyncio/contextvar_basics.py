import contextvars

var = contextvars.ContextVar("var", default=42)
bare = contextvars.ContextVar("bare")
print(var.get(), var.get("other"), bare.get("fallback"), var.name)
try:
    bare.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is bare)
token = var.set(1)
print(var.get(), token.var is var, token.old_value is contextvars.Token.MISSING)
second = var.set(2)
print(second.old_value)
var.reset(second)
print(var.get())
var.reset(token)
print(var.get())
