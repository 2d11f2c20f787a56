def gen():
    yield from sub()
def sub():
    yield 1
    raise StopIteration("x")
list(gen())
