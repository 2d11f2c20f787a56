for length in (100, 1000, 100_000):
    try:
        compile("lambda: " * length + "1", "long", "eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(length, type(error).__name__)
    else:
        print(length, "compiled")
