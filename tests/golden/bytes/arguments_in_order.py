# Which of several wrong arguments is refused.
def show(action):
    try:
        print(repr(action()))
    except (TypeError, ValueError, LookupError) as error:
        print(type(error).__name__, error)


show(lambda: b"a".find([], "x"))
show(lambda: bytearray(b"a").count({}, 0, 1.5))
show(lambda: b"a".replace(1, b"", "x"))
show(lambda: b"a".replace(b"", b"", "x"))
show(lambda: b"a".translate(b"abc", 5))
show(lambda: b"a".translate(7, 5))
show(lambda: str.maketrans("ab", "c", 1))
show(lambda: str.maketrans(1, "c", "d"))
show(lambda: b"ab".hex({}))
show(lambda: b"ab".hex([1]))
show(lambda: b"ab".hex(3))
show(lambda: b"".decode("no such codec"))
show(lambda: b"x".decode("no such codec"))
show(lambda: int(bytearray(b"x")))
show(lambda: (1.5).__format__([]))
show(lambda: "".__format__(None))
show(lambda: type(None, (), {}))
show(lambda: float.fromhex(3))
