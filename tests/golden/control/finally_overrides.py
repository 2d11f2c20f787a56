"""A return, break or continue in finally replaces what was under way."""
def returns():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        1 / 0
    finally:
        return "no error"


def breaks():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after loop"


def continues():
    for n in range(3):
        try:
            1 / 0
        finally:
            continue
    return n


def value_is_kept():
    n = 1
    try:
        return n
    finally:
        n = 2


print(returns(), swallows(), breaks(), continues(), value_is_kept())
