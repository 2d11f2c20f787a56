"""An operator that does not fit its operands names both types."""
def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] + ())
attempt(lambda: 1 - None)
attempt(lambda: {} * 2)
attempt(lambda: 2 @ 3)
attempt(lambda: "a" / 2)
attempt(lambda: [] // 1)
attempt(lambda: () % 2)
attempt(lambda: 2 ** "a")
attempt(lambda: 1 << "a")
attempt(lambda: 1 & 1.5)
attempt(lambda: {1} | [2])
attempt(lambda: None < 1)
attempt(lambda: [] >= ())
attempt(lambda: 1 in 5)
attempt(lambda: print + 1)
