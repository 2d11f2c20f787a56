"""A type statement makes an alias whose value is evaluated when somebody asks."""
type Number = int | float
type Pairs[K, V] = list[tuple[K, V]]
type Tree = list[Tree] | None
type Later = defined_later
print(Number, type(Number), Number.__name__, Number.__value__, Number.__type_params__, Number.__module__)
print(Pairs, Pairs.__type_params__, Pairs.__value__, Pairs[int, str], Pairs[int, str].__args__, Pairs.__parameters__)
print(Tree.__value__)
try:
    Later.__value__
except NameError as error:
    print(error)
defined_later = 5
print(Later.__value__)
print(Number | None, None | Number, Pairs[int, str] | str)
for attempt in (lambda: Number(), lambda: Number[int]):
    try:
        attempt()
    except TypeError as error:
        print(error)
