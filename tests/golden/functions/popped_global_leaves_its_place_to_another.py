space = {"first": 1}
exec("def early(): return first", space)
space["last"] = 2
exec("def late(): return last", space)
early, late = space["early"], space["late"]
print(early(), late())
while space.popitem()[0] != "last":
    pass
space["other"] = 3
try:
    print(late())
except NameError as error:
    print(error)
space["last"] = 4
print(late())
space.clear()
try:
    print(early())
except NameError as error:
    print(error)
