class Base:
    def f(self):
        return "Base.f"


class Derived(Base):
    def rebound(self):
        self = Derived()
        return super().f()

    def wrong(self):
        self = 3
        return super().f()

    def deleted_before_a_call(self):
        del self
        return super().f()

    def deleted(self):
        del self
        return super()

    def in_cell(self):
        look = lambda: self
        del self
        return super()


for name in ["rebound", "wrong", "deleted_before_a_call", "deleted", "in_cell"]:
    try:
        print(name, getattr(Derived(), name)())
    except (TypeError, RuntimeError, NameError) as error:
        print(name, type(error).__name__, error)
