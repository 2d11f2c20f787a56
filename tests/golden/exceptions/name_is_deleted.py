"""The name of an except clause is gone after it."""
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
try:
    error
except NameError as missing:
    print(missing)
error = "outer"
try:
    raise ValueError
except ValueError as error:
    saved = error
print("error" in globals(), repr(saved))


def function():
    e = 1
    try:
        raise KeyError("k")
    except KeyError as e:
        pass
    try:
        return e
    except UnboundLocalError as problem:
        return str(problem)


print(function())
