"""Functions return None, one value, tuples, early or at the end."""
def nothing():
    pass


def bare():
    return


def several():
    return 1, *[2, 3]


def early(n):
    for i in range(10):
        if i == n:
            return i, "found"
    return None, "not found"


print(nothing(), bare(), several(), early(3), early(50), (lambda: ())(), print("nested"))
