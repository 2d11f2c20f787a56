x = None
result = x.foo + x.bar if x is None else 5
