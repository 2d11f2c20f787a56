"""A dict that grows and shrinks keeps order and finds all."""
d = {}
for n in range(2000):
    d[n * 7919 % 2003] = n
print(len(d), list(d)[:5], d[1])
for n in range(0, 2003, 2):
    d.pop(n, None)
print(len(d), list(d)[:5], sum(d), sum(d.values()))
for n in range(0, 10, 2):
    d[n] = "back"
print(list(d)[-5:], all(k in d for k in list(d)))
