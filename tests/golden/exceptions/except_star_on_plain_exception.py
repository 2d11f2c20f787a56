"""except* wraps a plain exception in a group."""
try:
    raise ValueError("plain")
except* ValueError as group:
    print(repr(group), repr(group.exceptions[0]))
try:
    try:
        raise KeyError("k")
    except* ValueError:
        print("never")
except KeyError as error:
    print("unwrapped", repr(error))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
