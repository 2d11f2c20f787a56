"""Equal keys keep their order, reversed sorting too."""
records = [("b", 2), ("a", 1), ("c", 2), ("d", 1), ("e", 2)]
print(sorted(records, key=lambda record: record[1]))
print(sorted(records, key=lambda record: record[1], reverse=True))
print(sorted([1, True, 1.0], key=float), sorted([-1, 1, -2, 2], key=abs))
calls = []
sorted([3, 1, 2], key=lambda n: calls.append(n) or n)
print(calls)
