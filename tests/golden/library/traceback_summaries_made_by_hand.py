import inspect
import traceback

one = traceback.FrameSummary("nowhere.py", 1, "act")
two = traceback.FrameSummary("nowhere.py", 1, "act", line="   x = 1  ")
print(repr(one.line), repr(two.line), one == two, two == ("nowhere.py", 1, "act", "x = 1"), one, len(one), list(two))
stack = traceback.StackSummary.from_list([("nowhere.py", 3, "act", " y = 2"), two])
print(type(stack).__name__, len(stack), stack[0].line)
print("".join(stack.format()), end="")
print("".join(traceback.format_list([("nowhere.py", 4, "act", None)])), end="")


def fails():
    raise ValueError("held")


try:
    fails()
except ValueError as error:
    caught = error
print(traceback.clear_frames(caught.__traceback__))
print([entry.line for entry in traceback.extract_tb(caught.__traceback__)])
print(inspect.getmro(bool))
