"""The order of a set whose items come and go is that of its table, with the marks that removed items leave."""
state = 12345


def number(below):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % below


for span in (8, 40, 300, 5000):
    for length in (10, 60, 400):
        items = set()
        for _ in range(length):
            item = number(2 * span) - span
            if number(2):
                items.add(item)
            elif number(9):
                items.discard(item)
            elif items:
                items.pop()
        print(list(items)[:40], 0 in items, -1 in items, True in items)
        other = {number(span) for _ in range(20)}
        print(list(items - other)[:20], list(items ^ other)[:20], list(items.copy())[:20])
items = {0, -1, -2, 2**61 - 1, 2**61 - 2, False}
items.discard(0)
print(items, 0 in items, 0.0 in items, -1 in items)
items.add(0)
print(items, False in items)
