"""A group prints its parts as numbered boxes."""
def fail(error):
    raise error


errors = []
for e in (ValueError("one"), TypeError("two")):
    try:
        fail(e)
    except Exception as error:
        errors.append(error)
errors.append(KeyError("never raised"))
raise ExceptionGroup("several failed", errors)
