"""What range refuses."""
for arguments in ((), (1, 2, 3, 4), (1, 5, 0), (1.5,), ("3",), (None,)):
    try:
        print(range(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    range(3).start = 1
except AttributeError as error:
    print(error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
