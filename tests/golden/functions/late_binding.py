"""A closure reads the variable when it is called."""
functions = []
for i in range(3):
    def f():
        return i
    functions.append(f)
print([f() for f in functions])
i = "changed"
print(functions[0]())


def outer():
    def inner():
        return x
    x = 1
    first = inner()
    x = 2
    return first, inner()


print(outer())
