import sys

outside = 1
print([locals()["x"] for x in [1, 2]])
print([sorted(locals()) for x in [1]])
print([sorted(sys._getframe().f_locals) for x in [1]])
print([sorted(vars()) for x in [1] for y in [2]])
print([eval("x + 1") for x in [1, 2]])
[exec("bound = 1") for x in [1]]
print("bound" in globals(), "x" in globals())


class Body:
    attribute = 1
    names = [sorted(locals()) for x in [1]]
    after = "attribute" in locals()


print(Body.names, Body.after)


def function():
    local = 1
    return [sorted(locals()) for x in [1]]


print(function())
