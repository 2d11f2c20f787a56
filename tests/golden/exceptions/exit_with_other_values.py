"""SystemExit carries its code and can be caught."""
import sys

for value in (0, 5, None, "text", True, [1], 2.5):
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error), error.code, error.args)
try:
    raise SystemExit
except SystemExit as error:
    print(error.code, error.args)
print(issubclass(SystemExit, Exception))
sys.exit((1, "tuple"))
