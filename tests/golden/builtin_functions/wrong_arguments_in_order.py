# What is looked at first, and the words for it.
def attempt(function, *args, **named):
    try:
        print(function(*args, **named))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(sorted, 1, x=1)
attempt(sorted, 1, x=1, y=2, z=3)
attempt(sorted, [2, 1], x=1)
attempt(sorted, 1, key=3)
attempt(str, -7, None)
attempt(str, b"a", "utf-8", None)
attempt(str, b"a", 5)
attempt("a".encode, None)
attempt(int.from_bytes, b"a", 5)
attempt(int.from_bytes, b"a", None)
attempt((5).to_bytes, 2, 5)
attempt((5).to_bytes, 2, None)
attempt(float, bytearray(b"abc"))
for left, right in (({}.keys(), 5), (5, {}.keys()), ({}.items(), 5), ([1, 2], {2: 3}.keys())):
    try:
        print(left & right)
    except TypeError as error:
        print(error)
try:
    float(memoryview(b"abc"))
except ValueError as error:
    print(str(error).startswith("could not convert string to float: <memory at 0x"))
