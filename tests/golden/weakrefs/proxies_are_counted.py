import weakref


class Thing:
    pass


thing = Thing()
print(weakref.getweakrefcount(thing))
first = weakref.ref(thing)
again = weakref.ref(thing)
proxy = weakref.proxy(thing)
print(weakref.getweakrefcount(thing), weakref.proxy(thing) is proxy)
watched = weakref.ref(thing, print)
print(weakref.getweakrefcount(thing))
del proxy, watched
print(weakref.getweakrefcount(thing))
