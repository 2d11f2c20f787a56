"""Comprehensions inside comprehensions."""
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([x for row in matrix for x in row], [[x * y for x in range(3)] for y in range(3)])
print([sum(x for x in row if x > n) for n, row in enumerate(matrix, 2)])
print({y: [x for x in range(y)] for y in range(3)}, [{c for c in w} == set(w) for w in ("ab", "cc")])
