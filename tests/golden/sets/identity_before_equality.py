"""Membership looks at identity first, then at ==."""
class Loud:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compared")
        return False


x = Loud()
s = {x}
print(x in s)
print(Loud() in s)
nan = float("nan")
print(nan in {nan}, len({nan, nan}))
