"""The call that failed is marked with its arguments."""
def f(x):
    return 10 // x


values = [1, 0]
print([f(1), f(2)], f(values[0]) + f(values[1]) + len(values))
