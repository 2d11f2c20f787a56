"""replace all or the first few, and an empty needle."""
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("na", ""))
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "abc".replace("x", "y"))
print("aaa".replace("aa", "b"), "añb".replace("ñ", "😀"), "abc".replace("b", "B", count=1))
print("abc".replace("b", "x", 0), "abc".replace("b", "x", -1))
try:
    "a".replace("a", 1)
except TypeError as error:
    print(error)
