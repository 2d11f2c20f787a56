# The built-in half of making an object leaves keywords to the half that the subclass has.
for base, value in ((list, [1]), (tuple, [1]), (float, 1.5), (frozenset, [1]), (int, 1), (dict, {}), (set, [1])):

    class WithNew(base):
        def __new__(cls, value, extra=None):
            return super().__new__(cls, value)

    class WithInit(base):
        def __init__(self, value, extra=None):
            self.extra = extra

    class Plain(base):
        pass

    for kind in WithNew, WithInit, Plain, base:
        try:
            print(base.__name__, kind.__name__, repr(kind(value, extra=3)))
        except TypeError as error:
            print(base.__name__, kind.__name__, error)
