"""iter with a callable stops at the sentinel."""
values = [3, 2, 1, 0, 9]
print(list(iter(values.pop, 0)), values)


def source():
    values.append(len(values))
    return len(values)


for n in iter(source, 6):
    print(n, end=" ")
print(values)
iterator = iter([5, 6])
print(next(iterator), next(iterator), next(iterator, None))
try:
    next(iterator)
except StopIteration as error:
    print("stop", error.args, error.value)
try:
    next([1])
except TypeError as error:
    print(error)
