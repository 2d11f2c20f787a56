"""The loop variable stays inside and hides the outer name."""
x = "outer"
print([x for x in range(3)], x)
print([y for y in range(3)], "y" in globals())


def function():
    z = "local"
    result = [z for z in "ab"]
    return result, z, [x for _ in "a"]


print(function())
try:
    [q for q in range(2)] and q
except NameError as error:
    print(error)
