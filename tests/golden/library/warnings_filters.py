import warnings


def warn(text, category=UserWarning):
    warnings.warn(text, category)


warnings.simplefilter("ignore")
warn("not shown")
warnings.simplefilter("always")
warn("shown")
warn("shown")
warnings.simplefilter("once")
warn("just once")
warn("just once")
warnings.simplefilter("error", DeprecationWarning)
try:
    warn("an error", DeprecationWarning)
except DeprecationWarning as error:
    print("raised", error)
warn("still a warning")

print(warnings.filters[0])
warnings.resetwarnings()
print(warnings.filters)
for arguments in [("loud",), ("always", UserWarning, -1), ("always", UserWarning, "x")]:
    try:
        warnings.simplefilter(*arguments)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
