"""Slices of text with every sign of start, stop and step."""
text = "añb😀cde"
print(text[1:4], text[:3], text[4:], text[:], text[-3:], text[:-3])
print(text[::2], text[::-1], text[5:1:-2], text[-1:-4:-1], text[100:], text[-100:2])
print(repr(text[3:3]), repr(text[4:2]), text[None:None], text[1:-1:3])
try:
    text[::0]
except ValueError as error:
    print(error)
try:
    text["a":]
except TypeError as error:
    print(error)
