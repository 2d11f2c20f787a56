"""Changing the size of a dict during iteration is an error."""
d = {1: "a", 2: "b"}
try:
    for key in d:
        d[key + 10] = "new"
except RuntimeError as error:
    print(error)
print(d)
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error)
for key in d:
    d[key] = key
for key in list(d):
    del d[key]
print(d)
d = {1: 1}
try:
    for key in d:
        del d[key]
        d[key + 5] = 1
except RuntimeError as error:
    print(error)
