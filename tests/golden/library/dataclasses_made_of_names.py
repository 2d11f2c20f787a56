import dataclasses


def look(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


Made = dataclasses.make_dataclass("Made", ["x", ("y", int, 5)])
print(Made(1), Made.__module__, Made.__qualname__)
print(dataclasses.make_dataclass("Made", ["x"], module="elsewhere").__module__)
look(lambda: dataclasses.make_dataclass("Made", ["for"]))
look(lambda: dataclasses.make_dataclass("Made", ["match"])(1))
look(lambda: dataclasses.make_dataclass("Made", ["x", "x"]))


def ordered():
    @dataclasses.dataclass(order=True)
    class Own:
        x: int

        def __lt__(self, other): return True


look(ordered)
