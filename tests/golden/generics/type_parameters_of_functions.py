"""A function's type parameters, as objects and in its annotations."""
def f[T, *Ts, **P](x: T, *args: *Ts, **kwargs: P.kwargs) -> T:
    return x


T, Ts, P = f.__type_params__
print(f(3), f.__annotations__, f.__name__, f.__qualname__)
print([type(parameter) for parameter in f.__type_params__])
print(T.__name__, T.__bound__, T.__constraints__, T.__default__, T.has_default(), T.__infer_variance__, T.__module__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, list(Ts))


class C:
    def method[U](self, value: U) -> U:
        return value


print(C.method.__type_params__, C.method.__annotations__, C.method.__qualname__, C().method(1))
print((lambda: 0).__type_params__ if hasattr(lambda: 0, "__type_params__") else "none")
