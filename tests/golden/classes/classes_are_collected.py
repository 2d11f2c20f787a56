"""A class that nobody has any more goes with its attributes."""
import gc
import weakref


class Loud:
    def __del__(self):
        print("gone")


def make():
    class Local:
        value = Loud()

        def method(self):
            return Local

    return weakref.ref(Local)


reference = make()
gc.collect()
print(reference())
