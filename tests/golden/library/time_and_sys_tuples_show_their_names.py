# Tuples with names show them, however they are printed.
import sys
import time

print(time.gmtime(0), str(time.gmtime(1)), [time.gmtime(2)], f"{time.gmtime(3)}", "%s" % (time.gmtime(4),))
print(sys.version_info[:2], str(sys.version_info).startswith("sys.version_info(major=3, minor=13, micro="))
