"""Names may use other scripts; compatibility forms are one name."""
größe = 1
名前 = "value"
ﬁsh = 2
print(größe, 名前, fish, ªa if False else "no")


class Ñ:
    é = 3


print(Ñ.é, Ñ.__name__, "größe" in globals(), "fish" in globals())
