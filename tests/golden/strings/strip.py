"""strip, lstrip and rstrip of spaces or of a set of characters."""
text = " \t\u2003 hello \n"
print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()))
print("xxhixyx".strip("xy"), "xxhixyx".lstrip("x"), "xxhixyx".rstrip("xy"))
print("abc".strip("") == "abc", repr("aaa".strip("a")), "www.example.com".strip("cmowz."))
print(repr(" a ".strip(None)))
try:
    "a".strip(1)
except TypeError as error:
    print(error)
