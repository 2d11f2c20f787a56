import importlib, sys
import _counter
import _counter as again
print(again is _counter, _counter.count)
_counter.old = "kept"
r = importlib.reload(_counter)
print(r is _counter, r.count, r.old)
del sys.modules["_counter"]
import _counter as fresh
print(fresh is again, fresh.count, fresh.old)
try: importlib.reload(again)
except ImportError as e: print(e, e.name)
