"""A generator cannot resume itself while it runs."""
def g():
    try:
        next(me)
    except ValueError as error:
        print(error)
    try:
        me.close()
    except ValueError as error:
        print(error)
    yield "fine"


me = g()
print(next(me), list(me))
