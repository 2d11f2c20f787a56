"""Sequence patterns with stars, nesting and fixed lengths."""
def shape(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with 1, {rest}"
        case (a, (b, c)):
            return f"pair with pair {a} {b} {c}"
        case [first, _, *_, last]:
            return f"long {first} {last}"
        case [*both]:
            return f"all {both}"
    return "no sequence"


for value in ([], (5,), [1, 2, 3], (0, (1, 2)), [4, 5], (7, 8, 9), range(3), "ab", b"ab", {1, 2}, iter([1])):
    print(shape(value))
