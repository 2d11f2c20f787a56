import sys
M = type(sys)
for name, value in (("one", ["nothere"]), ("two", [1]), ("three", 5), ("four", {"x"}), ("five", ["x"])):
    m = M(name); m.__all__ = value; m.x = 1
    sys.modules[name] = m
    scope = {}
    try: exec(f"from {name} import *", scope); print(name, scope["x"])
    except Exception as e: print(name, type(e).__name__, e)
class C:
    exec("from five import *")
    print(x)
