"""Dict comprehensions, nested, filtered and with later keys winning."""
print({n: n * n for n in range(5)}, {k: v for k, v in zip("abc", range(3)) if v != 1}, {v: k for k, v in {"a": 1, "b": 1}.items()})
print({x + y: (x, y) for x in range(2) for y in range(2)}, {n: {m for m in range(n)} for n in range(2, 4)})
n = "outer"
print({n: n for n in "xy"}, n)


def show(text):
    print(text, end=" ")
    return text


print({show("key" + c): show("value" + c) for c in "12"})
