"""Functions made in a comprehension share its variable."""
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
bound = [lambda i=i: i for i in range(3)]
print([f() for f in bound])
nested = [[lambda: (i, j) for j in range(2)] for i in range(2)]
print([[f() for f in row] for row in nested])
print([f() for f in (lambda: n for n in range(3))], [f() for f in [(lambda k: lambda: k)(k) for k in "ab"]])
