"""The first true branch of an if is taken, others are not tested."""
def test(value):
    print("test", value)
    return value


for n in range(4):
    if test(n == 0):
        print("zero")
    elif test(n == 1):
        print("one")
    elif test(n == 2):
        pass
    else:
        print("other")
if not []: print("one line")
if 1: a = 1; b = 2
print(a, b)
