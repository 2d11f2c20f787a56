class Own(classmethod):
    pass


class Static(staticmethod):
    pass


class Holder:
    @Own
    def made(cls):
        "How it is made."
        return cls.__name__

    @Static
    def free():
        "Free."


for name in ("made", "free"):
    wrapper = Holder.__dict__[name]
    print(type(wrapper).__name__, wrapper.__name__, wrapper.__qualname__, wrapper.__doc__, wrapper.__wrapped__.__name__)
print(Holder.made(), Holder().free())
try:
    str.join.__get__(None)
except TypeError as error:
    print(error)
