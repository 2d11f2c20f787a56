"""Union, intersection, difference and symmetric difference."""
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, b - a, a ^ b, a | set(), a & set())
print(a <= {1, 2, 3, 4}, a < a, a <= a, a > {1}, a >= b, a == {3, 2, 1}, a != b)
for attempt in (lambda: a | [1], lambda: a + b, lambda: a - [1], lambda: a < [1], lambda: a & "a", lambda: {} | a):
    try:
        attempt()
    except TypeError as error:
        print(error)
