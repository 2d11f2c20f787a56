class Shout(str):
    def __repr__(self): return Shout("R" + str.__str__(self))
    def __str__(self): return Shout("S" + str.__str__(self))


class Thing:
    def __repr__(self): return Shout("thing")


for made in (str(Shout("a")), repr(Shout("a")), str(Thing()), repr(Thing())):
    print(type(made).__name__, str.__str__(made))
print("x", "y", sep=Shout("-"), end=Shout("!\n"))
print()
