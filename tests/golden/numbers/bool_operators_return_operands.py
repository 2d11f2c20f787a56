"""and, or, not give operands back and stop early."""
def show(value):
    print("see", value)
    return value


print(show(0) or show("x") or show("y"))
print(show(1) and show([]) and show(2))
print(show("") or show(0))
print(not show(3), not (show(0) or show(None)))
print(1 and 2 or 3, 0 and 2 or 3, not 1 == 2)
