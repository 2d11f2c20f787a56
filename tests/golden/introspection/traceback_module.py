"""What the module traceback formats and prints."""
import sys
import traceback


def fail():
    raise ValueError("no")


def wrap():
    try:
        fail()
    except ValueError as error:
        raise KeyError("k") from error


try:
    wrap()
except KeyError as error:
    print(traceback.format_exc())
    print(traceback.format_exception(error))
    print(traceback.format_tb(error.__traceback__), traceback.format_exception_only(error))
    print([(entry.lineno, entry.name, entry.line) for entry in traceback.extract_tb(error.__traceback__)])
    traceback.print_exc(file=sys.stdout, chain=False)
    traceback.print_exc(limit=1, file=sys.stdout, chain=False)
    traceback.print_exception(error)
    traceback.print_tb(error.__traceback__, file=sys.stdout)


def stack():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack()[-1], [entry.name for entry in traceback.extract_stack()])


stack()
print(traceback.format_exc(), traceback.format_exception(None))
error = ValueError("x")
error.add_note("a note")
print(traceback.format_exception(error))
