import sys

this = sys.modules[__name__]
Module = type(this)
answer = 1
print(this.answer)


class Lazy(Module):
    @property
    def answer(self):
        return "computed"

    def __getattr__(self, name):
        return name.upper()

    def __call__(self, value):
        return value * 2

    def __repr__(self):
        return "<lazy>"


def read():
    return this.answer


print(read())
this.__class__ = Lazy
print(read(), this.missing, this(4), this, type(this) is Lazy)
try:
    this.answer = 3
except AttributeError as error:
    print(error)
for wrong in (int, 3):
    try:
        this.__class__ = wrong
    except TypeError as error:
        print(error)
this.__class__ = Module
print(read(), type(this) is Module)
