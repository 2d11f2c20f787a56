"""find, rfind, index, rindex and count, with bounds and empty needles."""
text = "banana 😀 banana"
print(text.find("an"), text.rfind("an"), text.find("an", 2), text.find("an", 2, 4), text.find("x"))
print(text.index("😀"), text.rindex("b"), text.count("an"), text.count("ana"), text.count("a", 3, -3))
print("abc".find(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abc".count(""), "".count(""))
print("abc".find("c", -1), "abc".find("a", -100, 100))
for attempt in (text.index, text.rindex):
    try:
        attempt("zz")
    except ValueError as error:
        print(error)
