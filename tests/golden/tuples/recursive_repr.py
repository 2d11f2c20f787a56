"""A tuple that holds itself through a list."""
inner = []
t = (1, inner)
inner.append(t)
print(t)
print(inner)
print(repr((None, ..., (), ("'",))), str(("a\n",)))
