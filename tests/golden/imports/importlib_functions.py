import importlib, sys
m = importlib.import_module("helper_pkg")
print(m.__name__, m is sys.modules["helper_pkg"])
for a in [(".a",), ("",), ("nothere",), ("...a", "helper_pkg"), ("helper_pkg.zzz",), (5,)]:
    try: print(importlib.import_module(*a))
    except Exception as e: print(type(e).__name__, e)
for bad in (5, type(sys)("notloaded")):
    try: importlib.reload(bad)
    except Exception as e: print(type(e).__name__, e)
for a in [("",), (5,), ("nothere",), ("a", {}, {}, [], 1), ("a", {"__package__": "nopkg"}, {}, [], 1), ("a", None, None, (), -1)]:
    try: __import__(*a); print("ok")
    except Exception as e: print(type(e).__name__, e)
importlib.invalidate_caches()
