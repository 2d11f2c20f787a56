# Forty slots, some deleted, some set again, through two classes.
class Half:
    __slots__ = tuple(f"a{number:02}" for number in range(20))


class Wide(Half):
    __slots__ = tuple(f"b{number:02}" for number in range(20))


names = Half.__slots__ + Wide.__slots__
wide = Wide()
for number, name in enumerate(names):
    setattr(wide, name, number * number)
print(sum(getattr(wide, name) for name in names))
for name in ("a14", "a15", "a16", "b00", "b19"):
    delattr(wide, name)
    try:
        getattr(wide, name)
    except AttributeError as error:
        print(error)
    try:
        delattr(wide, name)
    except AttributeError as error:
        print(error)
wide.a15, wide.b19 = wide, "last"
print(wide.a15.b19, wide.a13, wide.b01, hasattr(wide, "a16"))
