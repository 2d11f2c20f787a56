def g():
    try:
        raise ValueError("first")
    except ValueError as e:
        raise TypeError("second") from e
def h():
    try: g()
    except TypeError:
        raise ExceptionGroup("grp", [OSError("a"), KeyError("b")])
h()
