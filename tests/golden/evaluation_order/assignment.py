"""The right side first, then targets left to right, each with its parts."""
def e(value):
    print(value, end=" ")
    return value


class Spy:
    def __setitem__(self, key, value):
        print(f"[{key}]={value}", end=" ")

    def __setattr__(self, name, value):
        print(f".{name}={value}", end=" ")


s = Spy()
(e("a") and s)[e("key")] = (e("b") and s).attr = e("right")
print()
(e("a") and s)[e(1)], (e("b") and s)[e(2)] = e("x"), e("y")
print()
