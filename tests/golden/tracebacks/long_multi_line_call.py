"""Many lines are shortened in the middle."""
def f(*arguments):
    raise ValueError(len(arguments))


f(
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
)
