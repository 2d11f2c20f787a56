"""super with and without arguments, in methods of every kind."""
class Base:
    value = "base value"

    def method(self):
        return "base method"

    @classmethod
    def make(cls):
        return f"base make {cls.__name__}"

    @staticmethod
    def helper():
        return "base helper"


class Child(Base):
    value = "child value"

    def method(self):
        inner = lambda: super(Child, self).method()
        return super().method(), super(Child, self).value, inner(), super().helper()

    @classmethod
    def make(cls):
        return super().make()


print(Child().method(), Child.make(), super(Child, Child()).value, super(Child, Child).make())


def outside():
    return super()


for attempt in (outside, lambda: super(Child, 5), lambda: super(Child, Child()).missing):
    try:
        attempt()
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
