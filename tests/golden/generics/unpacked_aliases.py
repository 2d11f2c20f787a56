# An alias of a built-in type unpacks to itself with a star.
alias = list[int]
(starred,) = alias
print(starred, starred.__unpacked__, alias.__unpacked__, starred == alias, starred.__args__, starred.__origin__)
iterator = iter(alias)
print(type(iterator).__name__, iter(iterator) is iterator, list(iterator), list(iterator))
print(tuple[*tuple[int, str]], tuple[*tuple[int, ...]].__args__, starred | None, [*starred])
print(tuple[*tuple[int, str], float].__args__, list(map(repr, dict[str, int])), int in alias)


def f(*args: *tuple[int, ...]):
    pass


print(f.__annotations__)


class Many[*Ts]:
    pass


print(Many[*tuple[int, str]], Many[int, *tuple[str, ...]])
try:
    (int | str)[int]
except TypeError as error:
    print(error)
def g[T]():
    union = list[T] | T | None
    print(union[int], union.__parameters__)
    try:
        union[int, str]
    except TypeError as error:
        print(error)


g()
for walk in (lambda: list(int | str), lambda: int in (int | str), lambda: iter(int | str)):
    try:
        walk()
    except TypeError as error:
        print(error)
