import warnings


def helper(level):
    warnings.warn(f"level {level}", stacklevel=level)


def caller(level):
    helper(level)


for level in range(1, 4):
    caller(level)
caller(20)
caller(0)
