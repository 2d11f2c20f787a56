# The names that the module site adds.
print(exit, repr(quit), type(exit).__name__)
for leave in (exit, quit):
    for args in ((), (None,), (3,), ("text",)):
        try:
            leave(*args)
        except SystemExit as error:
            print(repr(error), repr(error.code))
