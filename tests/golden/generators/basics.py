"""A generator runs from yield to yield, on demand."""
def count(n):
    print("start")
    for i in range(n):
        print("about to yield", i)
        yield i * 10
    print("end")


g = count(2)
print("made", type(g).__name__)
print(next(g))
print(next(g))
print(next(g, "default"))
print(next(g, "still exhausted"), list(count(1)), iter(g) is g)
