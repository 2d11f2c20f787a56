# The slice is asked for its items and then assigned to.
numbers = [1, 2, 3]
numbers[1:2] *= 2
print(numbers)
numbers[:1] += [7]
print(numbers)


def change(items, start, stop):
    items[start:stop] += [8]
    items[start:stop:1] *= 2
    items[:] += items[:]
    items[start + 1] += 5
    return items


for _ in range(3):
    print(change([1, 2, 3], 0, 1))
