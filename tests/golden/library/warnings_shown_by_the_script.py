import warnings

print(warnings.formatwarning("a text", UserWarning, "some.py", 3, "    the line"), end="")
print(warnings.formatwarning("a text", UserWarning, "no such file", 3), end="")


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", repr(message), category.__name__, lineno)


original = warnings.showwarning
warnings.showwarning = show
warnings.warn("mine")
warnings.showwarning = original


def format(message, category, filename, lineno, line=None):
    return f"[{category.__name__}] {message}\n"


warnings.formatwarning = format
warnings.warn("worded")
warnings.warn_explicit("explicit", RuntimeWarning, "other.py", 7)
