"""tuple() of a tuple is the same object; of a list a new one."""
t = (1, 2)
print(tuple(t) is t, tuple([1, 2]) == t, t + () == t, tuple({3: 4}), tuple(range(3)), tuple(x for x in "ab"))
for bad in (5, None):
    try:
        tuple(bad)
    except TypeError as error:
        print(error)
try:
    tuple(1, 2)
except TypeError as error:
    print(error)
