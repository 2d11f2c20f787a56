# What a call of a class gives is the new instance, whatever __init__ does with its arguments.
class Changed:
    def __init__(self, value, other=None):
        self.value = value
        self = other
        value = other = None


class Chain:
    def __init__(self, depth):
        self.depth = depth
        self.next = Chain(depth - 1) if depth else None


class Refused:
    def __init__(self, value):
        return value


print(Changed(1).value, Changed(2, 3).value)
chain, depths = Chain(20), []
while chain is not None:
    depths.append(chain.depth)
    chain = chain.next
print(depths)
print(type(Refused(None)).__name__)
for arguments in ((5,), (), (1, 2)):
    try:
        Refused(*arguments)
    except TypeError as error:
        print(error)
kept = "kept"
try:
    kept = Refused(5)
except TypeError:
    print(kept)
