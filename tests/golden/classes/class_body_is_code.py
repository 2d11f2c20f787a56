"""A class body runs once, with loops, conditions and functions of its own."""
class C:
    print("body runs")
    total = 0
    for i in range(4):
        total += i
    if total > 5:
        size = "big"
    else:
        size = "small"

    def helper(n):
        return n * 2

    doubled = helper(total)
    del helper
    names = sorted(n for n in locals() if not n.startswith("_"))


print(C.total, C.i, C.size, C.doubled, C.names, hasattr(C, "helper"), C.__module__)
try:
    class D:
        x = 1
        raise ValueError("in body")
except ValueError as error:
    print(error, "D" in globals())
