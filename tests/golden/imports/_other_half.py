import _half
print(hasattr(_half, "done"))
try: _half.done
except AttributeError as e: print(str(e).replace(str(_half.__file__), "FILE"))
