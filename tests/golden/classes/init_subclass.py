"""__init_subclass__ hears of each subclass and its keywords."""
class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        cls.registry.append((cls.__name__, name))


class A(Plugin):
    pass


class B(A, name="bee"):
    pass


print(Plugin.registry)
for keywords in ({"other": 1},):
    try:
        class C(Plugin, **keywords):
            pass
    except TypeError as error:
        print(error)
print(type("D", (Plugin,), {}, name="dynamic"), Plugin.registry[-1])
