"""An index gives a number, a slice gives bytes."""
data = b"hello"
print(data[0], data[-1], data[1:3], data[::-1], data[::2], data[9:], list(data), 104 in data, b"ll" in data)
for value in data[:2]:
    print(value, end=" ")
print(min(data), max(data), sum(data), sorted(b"cab"), bytes(reversed(b"abc")))
for attempt in (lambda: data[5], lambda: data["a"], lambda: 256 in data, lambda: "h" in data):
    try:
        attempt()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    data[0] = 1
except TypeError as error:
    print(error)
