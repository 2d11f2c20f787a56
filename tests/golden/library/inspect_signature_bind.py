from inspect import signature


def full(a, /, b: int = 1, *c: str, d, e=2, **f):
    pass


bound = signature(full).bind(1, 2, 3, 4, d=5, z=6)
print(bound)
print(bound.arguments, bound.args, bound.kwargs)
bound = signature(full).bind(1, d=0)
print(bound.arguments)
bound.apply_defaults()
print(bound.arguments, bound == signature(full).bind(1, d=0))
for function in (full, lambda a, b: 0, lambda a, /, b: 0, lambda *, k: 0, lambda a=1, *, k: 0, lambda a, *, k: 0):
    for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1,), {"q": 2}), ((1, 2), {"b": 2}), ((), {"a": 1})):
        for bind in (signature(function).bind, signature(function).bind_partial):
            try:
                print(bind(*args, **kwargs))
            except TypeError as error:
                print(error)
