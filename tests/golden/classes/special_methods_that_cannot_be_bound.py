def refusing(name):
    def refuse(self):
        raise AttributeError(f"no {name} today")

    return type("Refusing", (), {name: property(refuse)})()


cases = [
    ("__iter__", lambda value: list(value)),
    ("__iter__", lambda value: 1 in value),
    ("__iter__", lambda value: [*value]),
    ("__hash__", lambda value: {value}),
    ("__eq__", lambda value: value == 1),
    ("__lt__", lambda value: value < 1),
    ("__lt__", lambda value: sorted([value, value])),
    ("__repr__", lambda value: repr(value)[:19]),
    ("__len__", len),
    ("__bool__", bool),
    ("__add__", lambda value: value + 1),
    ("__call__", lambda value: value()),
    ("__contains__", lambda value: 1 in value),
    ("__getitem__", lambda value: value[0]),
]
for name, use in cases:
    try:
        print(name, use(refusing(name)))
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
