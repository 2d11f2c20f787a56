# Once a line of a module; not in code that runs as another one.
def negated():
    return not NotImplemented


for _ in range(2):
    print(bool(NotImplemented))
    if NotImplemented:
        print("it is true")
print(negated(), negated())
print(NotImplemented and 1, NotImplemented or 2)
print(
    all([NotImplemented]),
    any([NotImplemented]),
    list(filter(None, [NotImplemented])),
    [x for x in [1] if NotImplemented],
)
while NotImplemented:
    break
assert NotImplemented
exec("bool(NotImplemented)")
exec("bool(NotImplemented)", {"__name__": "another"})
exec("bool(NotImplemented)", {"__name__": "__main__"})
print([key[2] for key in globals()["__warningregistry__"] if key != "version"])
