"""maketrans and translate map, delete and expand characters."""
table = str.maketrans("abc", "xyz", "!")
print("a!b!c!d".translate(table), sorted(table.items(), key=lambda item: item[0]))
print("abc".translate({97: "AAA", 98: None, 99: 0x1F600}))
print("abc".translate(str.maketrans({"a": "1", "b": ""})))
for attempt in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": "c"})):
    try:
        attempt()
    except ValueError as error:
        print(error)
