"""Slices copy, with every sign of start, stop and step."""
items = list(range(8))
print(items[2:5], items[:3], items[5:], items[-3:-1], items[::3], items[::-1], items[6:1:-2], items[:-9:-1])
print(items[10:], items[-100:2], items[5:2], items[2**70:], items[-(2**70):1], items[None:None:None])
copy = items[:]
copy[0] = "changed"
print(items[0], copy[0], items[slice(1, 6, 2)])
