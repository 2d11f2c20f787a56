"""Shifts grow and shrink integers; a negative count is an error."""
print(1 << 0, 1 << 62, 1 << 63, 1 << 64, 1 << 100)
print((1 << 100) >> 99, (1 << 100) >> 101, 5 >> 1, 5 >> 100)
print(-1 << 4, -1 >> 10, -5 >> 1, -5 >> 64, -(1 << 100) >> 98)
print(0 << 1000)
for shift in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.5 << 1):
    try:
        shift()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
