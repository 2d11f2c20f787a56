"""count and index, the only methods."""
t = (1, 2, 1, True, "a")
print(t.count(1), t.index(1), t.index(1, 1), t.index("a", -1), t.count("z"))
for attempt in (lambda: t.index("z"), lambda: t.index(2, 2), lambda: t.append(1)):
    try:
        attempt()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print((1, 2).__len__(), (1, 2).__contains__(2), (1,).__add__((2,)), tuple.index((5, 6), 6))
