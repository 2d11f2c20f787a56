"""Up to three equal frames are printed, more are counted."""
def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


try:
    down(2)
except ValueError as error:
    raise RuntimeError("again") from error
finally:
    try:
        down(3)
    finally:
        down(6)
