"""An exception passes through frames and runs their finally blocks."""
def level(n):
    try:
        print("down", n)
        if n == 3:
            raise ValueError(n)
        level(n + 1)
        print("never")
    finally:
        print("up", n)


try:
    level(0)
except ValueError as error:
    print("caught", error)
    depth, tb = 0, error.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print(depth, error.__traceback__.tb_lineno)
