"""list() over every iterable."""
print(list("abc"), list((1, 2)), list({"k": 1, "l": 2}), list({"k": 1}.items()), list(range(3)), list(b"ab"))
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "x"])), list(zip("ab", [1, 2, 3])))
print(list(enumerate("ab", start=5)), list(reversed([1, 2])), list(n * n for n in range(3)), list())
for bad in (5, None, 1.5, len):
    try:
        list(bad)
    except TypeError as error:
        print(error)
