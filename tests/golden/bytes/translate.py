"""translate maps and deletes bytes."""
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbcc!".translate(table), b"hello".translate(None, b"l"), b"cab".translate(table, b"b"))
try:
    b"a".translate(b"short")
except ValueError as error:
    print(error)
