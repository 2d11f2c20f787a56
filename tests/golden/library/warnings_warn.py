import warnings

warnings.warn("plain")
warnings.warn("with a category", RuntimeWarning)
warnings.warn(FutureWarning("made already"))


class Own(UserWarning):
    pass


warnings.warn("of a class of one's own", Own)
for _ in range(3):
    warnings.warn("a line warns once")
warnings.warn("deprecated, in the script", DeprecationWarning)
warnings.warn("not shown by default", PendingDeprecationWarning)
warnings.warn("not shown either", ResourceWarning)

for arguments in [("x", int), ("x", 3)]:
    try:
        warnings.warn(*arguments)
    except TypeError as error:
        print(error)
