"""A with block inside a generator is left when the generator ends or closes."""
class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, kind, error, traceback):
        print("close", kind.__name__ if kind else None)


def lines():
    with Resource():
        yield "one"
        yield "two"


print(list(lines()))
g = lines()
print(next(g))
g.close()
g = lines()
next(g)
try:
    g.throw(ValueError("v"))
except ValueError:
    print("out")
