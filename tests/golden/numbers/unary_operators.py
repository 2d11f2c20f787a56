"""Plus, minus and invert, stacked and with powers."""
n = 5
print(-n, +n, ~n, --n, -+-n, ~~n, -~n, not -n)
print(-2**2, (-2) ** 2, 2**-2, -2**-2)
print(- 3 .__abs__(), -n % 3, -n // 2, -(n // 2))
print(+True, -False, -0, -0.0)
for attempt in (lambda: -"a", lambda: ~1.5, lambda: +[]):
    try:
        attempt()
    except TypeError as error:
        print(error)
