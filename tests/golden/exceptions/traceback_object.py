"""__traceback__, with_traceback and line numbers."""
def fail():
    raise ValueError("here")


try:
    fail()
except ValueError as error:
    tb = error.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, type(tb).__name__)
    print(error.with_traceback(None) is error, error.__traceback__)
e = ValueError("never raised")
print(e.__traceback__)
try:
    raise e
except ValueError:
    pass
print(e.__traceback__ is not None)
