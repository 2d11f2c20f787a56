"""Indexes count characters from either end; outside is an error."""
text = "añb😀c"
print(text[0], text[1], text[3], text[-1], text[-2], len(text))
print(text[True], text[False])
for index in (5, -6, 2**70):
    try:
        print(text[index])
    except IndexError as error:
        print(error)
for index in ("1", 1.0, None):
    try:
        text[index]
    except TypeError as error:
        print(error)
try:
    text[0] = "x"
except TypeError as error:
    print(error)
