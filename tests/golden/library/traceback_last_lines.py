import traceback


class Unprintable(Exception):
    def __str__(self):
        return 1 / 0


class OddNotes(Exception):
    __notes__ = 5


error = ValueError("a\nb")
print(traceback.format_exception_only(error))
error.add_note("n1\nn2")
error.add_note("n3")
print(traceback.format_exception_only(error), traceback.format_exception(error))
print(traceback.format_exception_only(Unprintable()), str(traceback.TracebackException.from_exception(Unprintable())))
print(traceback.format_exception_only(OddNotes()))
print(traceback.format_exception_only(SyntaxError("m", ("f", 3, 2, "abc"))))
print(traceback.format_exception_only(SyntaxError("m", ("f", None, 2, "abc"))))
print(traceback.format_exception_only(None), traceback.format_exception_only(ValueError, ValueError("x")))
for arguments in ((5,), (ValueError("x"), 5), (ValueError, ValueError("q"))):
    try:
        traceback.format_exception(*arguments)
    except (TypeError, ValueError) as refused:
        print(type(refused).__name__, refused)
