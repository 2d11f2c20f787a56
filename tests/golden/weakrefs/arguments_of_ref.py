import weakref


class Thing:
    pass


class Named(weakref.ref):
    def __init__(self, thing, callback=None, *, name):
        super().__init__(thing, callback)
        self.name = name


thing = Thing()
print(Named(thing, name="one").name)
reference = weakref.ref(thing)
for wrong in [
    lambda: weakref.ref(thing, callback=print),
    lambda: weakref.ref(),
    lambda: weakref.ref(thing, print, 3),
    lambda: reference.__init__(),
    lambda: reference.__init__(thing, None, 3),
    lambda: Named(thing),
]:
    try:
        print(wrong())
    except TypeError as error:
        print(error)
