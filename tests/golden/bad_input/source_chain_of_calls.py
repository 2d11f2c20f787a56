for length in (100, 1000, 100_000):
    try:
        compile("a" + "()" * length, "long", "eval")
    except (MemoryError, RecursionError) as error:
        print(length, type(error).__name__, error)
    else:
        print(length, "compiled")
