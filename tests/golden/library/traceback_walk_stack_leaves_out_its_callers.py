import traceback


def first():
    return [frame.f_code.co_name for frame, _ in traceback.walk_stack(None)]


def second():
    return first()


def third():
    return second()


def fourth():
    return third()


print(fourth(), third())
try:
    list(traceback.walk_stack(None))
except AttributeError as error:
    print(error)
