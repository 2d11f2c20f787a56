"""What the compiler takes for mistakes is warned of, and runs."""
x = 5
print(x is 5, x is not None, "a" is not x, not x is ())
assert (x, "a tuple is true")
while x is 6:
    pass
try:
    pass
finally:
    print(x is 7)
for attempt in (lambda: "a"(1), lambda: [1](2), lambda: {1: 2}(3), lambda: f"{x}"(4), lambda: None[0], lambda: {1}[0], lambda: 1.5[0]):
    try:
        attempt()
    except TypeError as error:
        print(error)
for attempt in (lambda: [1, 2]["a"], lambda: "ab"[1.5], lambda: (1, 2)[1, 2], lambda: [1][None], lambda: [1][x:]):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
