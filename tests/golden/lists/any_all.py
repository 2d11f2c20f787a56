"""any and all stop at the first decision."""
def show(n):
    print("test", n)
    return n


print(any(show(n) for n in (0, 1, 2)))
print(all(show(n) for n in (1, 0, 2)))
print(any([]), all([]), any([[], 0]), all([[0], "a"]))
