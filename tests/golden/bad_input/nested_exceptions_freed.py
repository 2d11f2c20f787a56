error = None
for _ in range(200_000):
    outer = ValueError()
    outer.__context__ = error
    error = outer
del error, outer
print("freed")
