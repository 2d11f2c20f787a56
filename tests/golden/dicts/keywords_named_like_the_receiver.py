print(dict(self=1, cls=2, args=3, kwargs=4))
names = {}
names.update(self=1, other=2)
print(names)
for kind in (list, set):
    try:
        kind(cls=1)
    except TypeError as error:
        print(error)
