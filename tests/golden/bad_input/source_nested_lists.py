for depth in (100, 1000, 100_000):
    try:
        compile("[" * depth + "" + "]" * depth, "deep", "eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(depth, type(error).__name__, error)
    else:
        print(depth, "compiled")
