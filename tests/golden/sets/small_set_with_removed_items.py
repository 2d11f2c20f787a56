seed = 7


def draw(limit):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 8 % limit


for size in (4, 8, 20, 60):
    items = set()
    found = 0
    for step in range(1500):
        item = draw(size) - size // 3
        if step % 5 == 4:
            item = item * 32 + 1
        action = draw(10)
        if action < 4:
            items.add(item)
        elif action < 7:
            items.discard(item)
        else:
            found += item in items
        if step % 300 == 299:
            print(list(items))
    print(size, found)
