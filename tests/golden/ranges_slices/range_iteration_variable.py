"""Changing the loop variable does not change the iteration."""
for i in range(4):
    print(i, end=" ")
    i += 10
print(i)
for j in range(0):
    pass
print("j" in globals())
n = 3
for k in range(n):
    n += 1
print(n, k)
r = iter(range(3))
print(next(r), list(r), next(r, "end"), type(r).__name__, list(reversed(range(0, 10, 3))))
