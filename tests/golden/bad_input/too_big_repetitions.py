def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


attempt(lambda: "x" * 10**13)
attempt(lambda: b"x" * 10**14)
attempt(lambda: [0] * 10**14)
attempt(lambda: (0,) * 10**14)
attempt(lambda: "x".ljust(10**14))
attempt(lambda: bytearray(10**15))
