def f(n):
    try:
        if n:
            f(n - 1)
        else:
            1 / 0
    except Exception as error:
        raise ValueError(n) from error


try:
    f(100)
except ValueError as error:
    depth = 0
    while error := error.__cause__:
        depth += 1
    print(depth)
