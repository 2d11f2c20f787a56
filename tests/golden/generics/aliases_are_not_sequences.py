type Alias = int

for thing in [Alias, int | str]:
    for use in [lambda: [*thing], lambda: print(*thing), lambda: reversed(thing), lambda: iter(thing)]:
        try:
            print(use())
        except TypeError as error:
            print(error)
    try:
        first, second = thing
    except TypeError as error:
        print(error)
