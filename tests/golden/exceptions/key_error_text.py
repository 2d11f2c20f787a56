"""KeyError shows the repr of its key."""
for key in ("a", 5, None, ("x", 1), "it's", ""):
    try:
        {}[key]
    except KeyError as error:
        print(str(error), error.args, f"{error}", repr(error))
