"""An annotated name in a function is local, and not bound by its annotation, which is not evaluated."""
def inner():
    v: never_evaluated
    try:
        return v
    except UnboundLocalError as error:
        print(error)


inner()
