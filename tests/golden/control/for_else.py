"""The else of a for runs unless break left the loop."""
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
for _ in []:
    pass
else:
    print("empty")
for n in range(3):
    if n == 1:
        continue
else:
    print("after continue", n)
