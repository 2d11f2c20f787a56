class Odd(set):
    def __iter__(self): return iter("ab")


print({1}.isdisjoint(Odd([1])), {"a"}.isdisjoint(Odd([1])), {1}.issubset(Odd([1])), {1}.union(Odd([5])))
print({1}.isdisjoint({1}), {1}.isdisjoint(frozenset({2})), set().isdisjoint(set()))
