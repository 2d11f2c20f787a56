"""raise from sets the cause; from None hides the context."""
try:
    try:
        int("x")
    except ValueError as error:
        raise RuntimeError("wrapped") from error
except RuntimeError as error:
    print(repr(error), repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
try:
    try:
        int("y")
    except ValueError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    print(repr(error), error.__cause__, repr(error.__context__), error.__suppress_context__)
for cause in (KeyError, KeyError("instance"), 5):
    try:
        raise ValueError("x") from cause
    except (ValueError, TypeError) as error:
        print(repr(error), repr(error.__cause__))
