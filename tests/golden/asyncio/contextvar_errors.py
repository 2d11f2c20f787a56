from contextvars import Context, ContextVar, Token, copy_context

a, b = ContextVar("a"), ContextVar("b")
token = a.set(1)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(b.reset, token)
a.reset(token)
attempt(a.reset, token)
attempt(a.reset, 3)
attempt(ContextVar, 3)
attempt(Token)
attempt(Context, 1)
token = a.set(1)
attempt(Context().run, a.reset, token)
attempt(Context().run)
attempt(hash, Context())
attempt(copy_context().__getitem__, "a")
attempt(copy_context().get, "a")
