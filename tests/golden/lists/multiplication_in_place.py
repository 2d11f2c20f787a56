"""*= and += change the list that other names see."""
a = b = [1, 2]
a += [3]
print(b, a is b)
a *= 2
print(b, a is b)
a = a + [4]
print(b, a is b)
b *= 0
print(b, [0] * -1, 2 * ["x"], [[]] * 2)
for attempt in (lambda: [1] * [2], lambda: [1] * 1.5, lambda: [1] + 2):
    try:
        attempt()
    except TypeError as error:
        print(error)
