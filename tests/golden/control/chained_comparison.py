"""A chain evaluates each operand once and stops at the first false link."""
def v(n):
    print("v", n, end=" ")
    return n


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(5) > v(2) != v(4) == v(4) <= v(4))
print(1 < 2 in [2], 1 == 1 in [True], not 1 < 2 < 3, (1 < 2) < 3, 1 < (2 < 3), "a" < "b" < "c" > "b")
x = 5
if 0 < x <= 5 == x:
    print("in range")
