import warnings

warnings.simplefilter("error")


def risky():
    warnings.warn("too much")


try:
    risky()
except UserWarning as error:
    print("caught", error)
risky()
