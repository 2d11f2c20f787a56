import warnings

warnings.simplefilter("error")
warnings.filterwarnings("ignore", message="quiet")
warnings.filterwarnings("ignore", message=r".*number \d+$")
warnings.filterwarnings("ignore", message="(one|two) of [a-c]+\\.", category=RuntimeWarning)
warnings.filterwarnings("ignore", module="elsewhere", message="moved")


def outcome(text, category=UserWarning):
    try:
        warnings.warn(text, category)
        return "ignored"
    except Warning:
        return "raised"


for text in ["quiet", "QUIET please", "be quiet", "the number 12", "the number 12 again", "two of abc.", "moved"]:
    print(text, outcome(text), outcome(text, RuntimeWarning))
print(warnings.filters[1])

for arguments in [("error", 3), ("error", "a", int), ("error", "a", UserWarning, 3), ("error", "a", UserWarning, "m", -1)]:
    try:
        warnings.filterwarnings(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
