import weakref


class Unknown:
    def __len__(self):
        raise TypeError("cannot tell")

    def __iter__(self):
        return iter([1, 2])


class Broken(Unknown):
    def __len__(self):
        raise ValueError("broken")


print(list(Unknown()), tuple(Unknown()), [*Unknown()])
try:
    list(Broken())
except ValueError as error:
    print(error)
generator = (number for number in range(3))
print(list(weakref.proxy(generator)))
