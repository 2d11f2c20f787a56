"""Conditions run left to right and stop at the first false one."""
def test(name, value):
    print(name, value, end="; ")
    return value


print([n for n in range(3) if test("a", n) if test("b", n - 1)])
print([n for n in range(2) if test("c", n) for m in test("d", "xy")])
print([1 for _ in range(2) if test("e", 0) or test("f", 1) and test("g", 2)])
