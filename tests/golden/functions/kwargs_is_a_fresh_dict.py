"""The dict of ** is new at every call and keeps the order given."""
def f(**kwargs):
    kwargs["added"] = True
    return kwargs


given = {"z": 1, "a": 2}
print(f(**given), given, list(f(q=1, b=2, m=3)))


def pass_on(*args, **kwargs):
    return f(*args, **kwargs)


print(pass_on(x=1) is pass_on(x=1), pass_on(self=1, args=2))
