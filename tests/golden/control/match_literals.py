"""match compares with literals, in order, with alternatives and a default."""
def kind(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case "a" "b":
            return "joined text"
        case None | True:
            return "constant"
        case 1.5 | 2 + 3j:
            return "odd number"
        case b"x":
            return "bytes"
        case _:
            return "other"


for value in (0, 2, -1, "ab", None, True, False, 1.0, 1.5, 2 + 3j, b"x", "x", []):
    print(repr(value), kind(value))
