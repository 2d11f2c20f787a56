import traceback


def decorate(function):
    return function


@decorate
def decorated(a,
              b=1):
    yield 1


def over_lines(
    a: int,
) -> int:
    yield a


in_one_line = lambda: (yield)
for make in (lambda: decorated(1), lambda: over_lines(1), in_one_line, lambda: (x for x in [1])):
    try:
        make().throw(ValueError("thrown"))
    except ValueError as error:
        print("".join(traceback.format_tb(error.__traceback__)))
