"""The named methods accept iterables, several at a time."""
a = {1, 2, 3}
print(a.union([4], (5,), {6: "x"}), a.intersection([2, 3, 4], {3}), a.difference([1], [2]), a.symmetric_difference([3, 4]))
print(a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint("ab"), a.union(), a.intersection() == a)
try:
    a.union(5)
except TypeError as error:
    print(error)
print(a)
