"""An f-string calls __format__ with the spec, and str or repr before it."""
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"<{self.degrees}:{spec!r}>"

    def __repr__(self):
        return "Temperature()"

    def __str__(self):
        return "warm"


t = Temperature(20)
print(f"{t} {t:F} {t:{'a'}b} {t!s} {t!r:>15} {t!s:^6}|", format(t), format(t, "x"), "{:y}".format(t))
