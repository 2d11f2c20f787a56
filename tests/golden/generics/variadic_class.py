"""Classes over any number of types, and over parameter lists."""
class Row[*Ts]:
    pass


class Call[**P]:
    pass


class Two[T, U]:
    pass


print(Row[int, str], Row[()], Row.__parameters__, Row.__orig_bases__)
print(Call[int, str], Call[[int, str]], Call[...], Call.__parameters__)
T, U = Two.__parameters__
print(Two[int, T], Two[int, T][str], Two[T, T].__parameters__, Two[U, T][int, str])
try:
    Two[int]
except TypeError as error:
    print(error)
