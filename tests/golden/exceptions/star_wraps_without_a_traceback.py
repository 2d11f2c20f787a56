# What `except*` wraps in a group has no traceback of its own: neither as a context, nor when it is raised again.
def again():
    try:
        raise IndexError(1)
    except* IndexError as group:
        print(group.__traceback__, group.exceptions[0].__traceback__ is not None)
        raise


def other():
    try:
        raise IndexError(1)
    except* IndexError:
        raise KeyError(2)


try:
    again()
except ExceptionGroup as group:
    frame = group.__traceback__
    print(frame.tb_frame.f_code.co_name, frame.tb_next)

try:
    other()
except KeyError as error:
    print(repr(error.__context__), error.__context__.__traceback__)
