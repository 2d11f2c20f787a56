class Bare:
    def method(self):
        nonlocal __class__
        del __class__
        super()


class Attribute:
    def method(self):
        nonlocal __class__
        del __class__
        super().method


for kind in (Bare, Attribute):
    try:
        kind().method()
    except (RuntimeError, NameError) as error:
        print(type(error).__name__, error)


class Deleted:
    def attribute(self):
        del self
        super().missing

    def bare(self):
        del self
        super()


for name in ("attribute", "bare"):
    try:
        getattr(Deleted(), name)()
    except (RuntimeError, NameError) as error:
        print(type(error).__name__, error)
