"""Dotted names are compared, bare names bind."""
class Color:
    RED = "red"
    BLUE = "blue"
    nested = type("Inner", (), {"GREEN": "green"})


RED = "unused"
for value in ("red", "blue", "green", "gray"):
    match value:
        case Color.RED:
            print("is red")
        case Color.BLUE | Color.nested.GREEN:
            print("is blue or green")
        case RED:
            print("bound", RED)
print(RED)
