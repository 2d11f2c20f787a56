def with_parameter(self):
    return super()


def without_parameter():
    return super()


class Rebound:
    def method(self):
        nonlocal __class__
        __class__ = 3
        return super()


for call in [lambda: with_parameter(1), without_parameter, lambda: super(), Rebound().method]:
    try:
        print(call())
    except RuntimeError as error:
        print(error)
