"""Popping empties a set of small ints in iteration order."""
s = {4, 2, 9, 7}
print(s)
while s:
    print(s.pop(), s)
