"""A class with type parameters inherits from Generic, and can be subscripted."""
class Stack[T]:
    items: list[T]

    def __init__(self):
        self.parameter = T


print(Stack.__type_params__, Stack.__bases__, Stack.__orig_bases__, Stack.__mro__, Stack.__parameters__, Stack.__annotations__)
print(Stack[int], Stack[int].__origin__, Stack[int].__args__, Stack[Stack[int]], Stack[int] == Stack[int])
print(Stack[int]().__orig_class__, Stack().parameter, hash(Stack[str]) == hash(Stack[str]))


class Sub[K, V = int](Stack[K]):
    pass


class Table[V](dict[str, V]):
    pass


print(Sub.__orig_bases__, Sub.__parameters__, Sub[str], Sub[str, bool], Sub.__mro__)
print(Table.__mro__, Table.__orig_bases__, Table[int](a=1))
for attempt in (lambda: Stack[int, str], lambda: Stack[int][str], lambda: Sub[int, str, bool], lambda: Sub[()]):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
