import sys
import _replaces
print(_replaces.attr, type(_replaces).__name__)
sys.modules["blocked"] = None
try: import blocked
except ImportError as e: print(type(e).__name__, e, e.name)
class F: val = 5
sys.modules["fake"] = F
import fake
print(fake.val)
from fake import val
print(val)
try: from fake import missing
except ImportError as e: print(e, e.name, e.path)
del sys.modules["fake"]
try: import fake
except ImportError as e: print(e)
