"""__setattr__ and __delattr__ see every change."""
class Guarded:
    def __init__(self):
        self.a = 1

    def __setattr__(self, name, value):
        print("set", name, value)
        if name == "forbidden":
            raise AttributeError("not allowed")
        super().__setattr__(name, value * 10)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


g = Guarded()
g.b = 2
g.b += 1
print(g.__dict__)
del g.a
setattr(g, "c", 3)
try:
    g.forbidden = 1
except AttributeError as error:
    print(error)
g.__dict__["raw"] = 5
print(g.raw, vars(g))
