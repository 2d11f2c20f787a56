"""sys.exit() ends with status 0 and runs finally blocks."""
import sys

try:
    print("before")
    sys.exit()
    print("never")
except Exception:
    print("not an Exception")
finally:
    print("finally")
