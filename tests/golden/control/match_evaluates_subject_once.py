"""The subject is evaluated once and may be a tuple."""
def subject():
    print("subject")
    return 1, 2


match subject():
    case (1, 3):
        print("no")
    case (1, x):
        print("yes", x)
match 1, [2, 3]:
    case a, [b, c]:
        print(a, b, c)
match *range(2), 5:
    case x, y, z:
        print(x, y, z)
match {"k": [1, {"deep": (2, 3)}]}:
    case {"k": [_, {"deep": (a, b)}]}:
        print(a, b)
