"""center, ljust, rjust, zfill and expandtabs."""
print("[" + "ab".center(7) + "]", "[" + "abc".center(6, "*") + "]", "[" + "ab".center(5, "é") + "]")
print("[" + "ab".ljust(5, ".") + "]", "[" + "ab".rjust(5) + "]", "ab".rjust(1))
print("42".zfill(5), "-42".zfill(5), "+x".zfill(4), "".zfill(2), "12345".zfill(3))
print("a\tbc\td".expandtabs(), "a\tb".expandtabs(4), "ab\ncd\te".expandtabs(3), "\t".expandtabs(0) == "")
try:
    "a".center(5, "ab")
except TypeError as error:
    print(error)
