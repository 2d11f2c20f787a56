import traceback


def fail():
    local = "shown"
    raise ExceptionGroup("outer", [ValueError("two\nlines"), ExceptionGroup("inner", [KeyError(1), OSError()])])


try:
    fail()
except ExceptionGroup as group:
    group.add_note("a note")
    for piece in traceback.format_exception(group):
        print(repr(piece))
    print(traceback.format_exception_only(group))
    print(traceback.format_exception_only(group, show_group=True))
    made = traceback.TracebackException.from_exception(group, max_group_width=1, max_group_depth=1)
    print("".join(made.format()))
    print([str(part) for part in made.exceptions], made.__notes__)
    made = traceback.TracebackException.from_exception(group, capture_locals=True)
    print(made.stack[1].locals)
    print(made.stack[1:].__class__.__name__, made.stack.format()[1])
