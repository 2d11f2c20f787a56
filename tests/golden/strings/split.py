"""split by spaces or by a separator, with limits."""
print(" a  b c ".split(), " a  b c ".split(" "), "".split(), "".split(","))
print("a,b,,c".split(","), "a,b,c".split(",", 1), "a  b  c".split(None, 1), "a,b,c".split(",", 0))
print("a<>b<>c".split("<>"), "a b c d".split(maxsplit=2), "x".split("x"))
print(" a b c ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a\u2003b\x1fc".split())
for attempt in (lambda: "a".split(""), lambda: "a".split(1)):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
