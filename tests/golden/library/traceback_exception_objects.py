import sys
import traceback


def chain():
    try:
        try:
            name_
        except NameError as error:
            raise KeyError("k") from error
    except KeyError:
        [].appendd


try:
    chain()
except AttributeError as error:
    made = traceback.TracebackException.from_exception(error)
    print(made.exc_type_str, made, made.__suppress_context__, made.exceptions, made.__notes__)
    print(made.__cause__, made.__context__, made.__context__.__cause__, made.__context__.__context__)
    print([(entry.name, entry.lineno) for entry in made.stack])
    for piece in made.format():
        print(repr(piece))
    for piece in made.format(chain=False):
        print(repr(piece))
    print(list(made.format_exception_only()))
    made.print(file=sys.stdout)
    print(made == traceback.TracebackException(type(error), error, error.__traceback__), made == 5)
    print(traceback.TracebackException.from_exception(error, limit=1).stack)
    print("".join(traceback.format_exception(error, limit=-1)))
    print(traceback.format_exception(error, limit=0))

try:
    exec("x = = 1")
except SyntaxError as error:
    made = traceback.TracebackException.from_exception(error)
    print(made.filename, repr(made.lineno), made.offset, made.end_offset, repr(made.text), made.msg, made)
    print(list(made.format_exception_only()))
