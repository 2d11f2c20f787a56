"""Text compares by code point."""
print("a" < "b", "a" < "B", "Z" < "a", "abc" < "abd", "ab" < "abc", "" < "a")
print("é" > "z", "😀" > "日", "10" < "9", "a" == "a", "a" != "b", "é" == "e\u0301")
print(max("banana"), min("banana"), sorted("déjà Vu"), sorted(["b", "A", "a", "B"], key=str.lower))
print("a" == 1, "a" != b"a")
