from contextvars import Context, ContextVar, Token, copy_context

var = ContextVar("var", default=[1])
print(var, ContextVar("x"))
token = var.set(2)
print(token)
var.reset(token)
print(token)
print(Token.MISSING, Context(), ContextVar[int], Token[str])
print(ContextVar, Context, Token, type(Token.MISSING).__name__)
