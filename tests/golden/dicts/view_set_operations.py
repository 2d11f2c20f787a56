"""Key and item views are sets."""
a = {1: "a", 2: "b", 3: "c"}
b = {2: "b", 3: "x", 4: "d"}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.items() & b.items()), sorted(a.items() - b.items()), type(a.keys() & b).__name__)
print(a.keys() & [1, 9], a.keys() <= {1, 2, 3, 4}, a.keys() > {1}, a.keys().isdisjoint([7]), {1, 2} < a.keys())
try:
    a.values() & b.values()
except TypeError as error:
    print(error)
