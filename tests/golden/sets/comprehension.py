"""Set comprehensions."""
print({n % 3 for n in range(10)}, {len(w) for w in "a bb cc ddd".split()}, {x * y for x in range(3) for y in range(3) if x != y})
print({(a, b) for a in "x" for b in "y"}, sorted({c for c in "hello"}), set(n for n in ()))
