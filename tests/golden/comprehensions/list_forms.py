"""One loop, several loops, conditions and conditional values."""
print([n * 2 for n in range(4)], [n for n in range(10) if n % 3 == 0], [n if n % 2 else -n for n in range(5)])
print([(a, b) for a in "xy" for b in (1, 2)], [a * b for a in range(4) if a for b in range(a) if b])
print([n for n in range(30) if n % 2 == 0 if n % 3 == 0], [*(n for n in "ab")], [[] for _ in range(2)])
print([line.split("=") for line in "a=1;b=2".split(";")], [lambda: 1][0]())
