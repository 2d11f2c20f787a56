"""Where a yield may stand and what it gives."""
def g():
    x = yield
    y = yield x
    print("got", x, y, (yield "in call"))
    z = [(yield "in list"), (yield "again")]
    print(z)
    print(f"{yield 'in f-string'}")
    return (yield 1, 2)


gen = g()
print(next(gen))
for value in "abcdefg":
    try:
        print(gen.send(value))
    except StopIteration as stop:
        print("returned", stop.value)
        break
try:
    gen.send("last")
except StopIteration as stop:
    print("returned", stop.value)
