from functools import cmp_to_key, reduce, update_wrapper, wraps


def logged(function):
    @wraps(function)
    def wrapper(*args, **keywords):
        print("calling", function.__name__, args, keywords)
        return function(*args, **keywords)
    return wrapper


@logged
def add(a, b=1):
    """Add."""
    return a + b


add.note = "kept"
print(add(1, b=2), add.__name__, add.__doc__, add.__qualname__, add.__wrapped__(5), logged(add).note)
print(update_wrapper(lambda: None, add, assigned=("__doc__",)).__doc__)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 7), reduce(max, [3]))
try:
    reduce(max, [])
except TypeError as error:
    print(error)
print(sorted("banana", key=cmp_to_key(lambda a, b: (a < b) - (a > b))))
