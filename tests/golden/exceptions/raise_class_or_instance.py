"""raise takes a class or an instance and nothing else."""
for thing in (ValueError, ValueError("v"), ValueError(), 5, "text", None, int, Exception("e").with_traceback(None)):
    try:
        raise thing
    except Exception as error:
        print(repr(error))


class NeedsArgument(Exception):
    def __init__(self, x):
        self.x = x


try:
    raise NeedsArgument
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
