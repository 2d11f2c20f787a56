def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


a = []
for _ in range(100_000):
    a = [a]
attempt(lambda: repr(a))
del a
print("freed")
