e = ValueError("cyc"); f = KeyError("cyc2")
e.__cause__ = f; f.__cause__ = e
raise e
