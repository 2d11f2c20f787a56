"""A slice with a step takes exactly as many items."""
items = list(range(6))
items[::2] = "abc"
print(items)
items[::-1] = [1, 2, 3, 4, 5, 6]
print(items)
for value in ([1], range(10)):
    try:
        items[::2] = value
    except ValueError as error:
        print(error)
items[1::3] = (n for n in "xy")
print(items)
