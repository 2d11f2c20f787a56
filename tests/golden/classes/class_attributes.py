"""Class attributes are shared until an instance hides them."""
class C:
    n = 1
    items = []


a, b = C(), C()
a.n = 5
a.items.append("shared")
print(a.n, b.n, C.n, b.items)
C.n = 7
print(a.n, b.n)
del a.n
print(a.n)
C.late = "added"
print(a.late, "n" in a.__dict__, "n" in C.__dict__)
a.n += 1
print(a.n, C.n)
try:
    del b.n
except AttributeError as error:
    print(error)
