"""Functions that refer to themselves in several ways."""
def make_sum():
    def total(values):
        return 0 if not values else values[0] + total(values[1:])
    return total


print(make_sum()([1, 2, 3]), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
fixed = lambda f: (lambda x: x(x))(lambda x: f(lambda n: x(x)(n)))
print(fixed(lambda rec: lambda n: n if n < 2 else rec(n - 1) + rec(n - 2))(12))


def f():
    return old() + 1


old = lambda: 1
print(f())
