"""Lists taken apart by assignment."""
[a, b] = [1, 2]
first, *rest = [1]
*start, last = "abc"
x, (y, [z, *w]) = 1, (2, [3, 4, 5])
print(a, b, first, rest, start, last, x, y, z, w)
matrix = [[1, 2], [3, 4]]
for left, right in matrix:
    print(left + right, end=" ")
a, b = b, a
print(a, b, [*[1], *(2,), *{3}, *{4: 5}])
