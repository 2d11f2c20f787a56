"""Generator expressions are lazy, single-use and nest."""
g = (n * n for n in range(4))
print(next(g), sum(g), list(g), (n for n in "ab").__name__)
evens = (n for n in range(100) if n % 2 == 0)
triples = (n * 3 for n in evens)
print(next(triples), next(triples), next(evens), next(triples))
print(list((a, b) for a in range(3) for b in (x for x in range(a))), 5 in (n for n in range(10)), max(len(w) for w in ["a", "bbb"]))
g = (print("evaluated", n) for n in range(2))
print("nothing yet")
for _ in g:
    pass
