e = ValueError("reused")
def a(): raise e
try: a()
except ValueError: pass
def b(): raise e
b()
