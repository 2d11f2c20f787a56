"""Messages of built-in functions that are called wrongly."""
attempts = (
    lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: abs("a"), lambda: print(sepp=1), lambda: print(sep=1), lambda: int("1", bas=2),
    lambda: isinstance(1), lambda: isinstance(1, 5), lambda: getattr(1), lambda: getattr(1, 2), lambda: sorted(), lambda: sorted([], 1), lambda: enumerate(),
    lambda: zip(1), lambda: map(len), lambda: iter(1), lambda: next(1), lambda: [].append(), lambda: [].append(1, 2), lambda: {}.get(), lambda: "".join(1),
    lambda: round("a"), lambda: sum(1), lambda: max(), lambda: divmod(1), lambda: repr(), lambda: callable(), lambda: type(), lambda: object(1), lambda: bool(1, 2),
)
for attempt in attempts:
    try:
        print(attempt())
    except TypeError as error:
        print(error)
