class Keyed(dict):
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return "got " + key


class Iterated(Keyed):
    def __iter__(self):
        return iter(())


for cls in (Keyed, Iterated):
    target = {}
    target.update(cls(a=1))
    print(cls.__name__, target, {**cls(b=2)}, dict(cls(c=3)))
