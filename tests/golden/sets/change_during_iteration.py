"""Changing the size of a set during iteration is an error."""
s = {1, 2, 3}
try:
    for n in s:
        s.add(n + 10)
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for n in s:
        s.discard(n)
except RuntimeError as error:
    print(error)
for n in s.copy():
    s.discard(n)
print(s)
