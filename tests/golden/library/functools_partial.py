from functools import partial, partialmethod


def f(a, b=2, *args, c=3, **more):
    return a, b, args, c, more


class Counter:
    def add(self, step, times):
        return step * times

    double = partialmethod(add, 2)
    named = partialmethod(add, times=5)


p = partial(f, 1, c=4)
print(p(5), p(5, 6, d=7), p.args, p.keywords, p.func is f)
q = partial(p, 9, x=1)
print(q(c=0), q.func is f, q.args, q.keywords)
print(repr(partial(print, 1, sep="-")), Counter().double(4), Counter().named(3))
for wrong in (lambda: partial(), lambda: partial(3), lambda: partialmethod(3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
