"""What an alias of a type takes in brackets are types: it is no sequence."""
type Pair[T] = tuple[T, T]
try:
    iter(Pair)
except TypeError as error:
    print(error)
try:
    for item in Pair:
        print(item)
except TypeError as error:
    print(error)
