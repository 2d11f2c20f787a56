import sys
import traceback


def deep(n):
    if n == 0:
        raise ValueError("deep")
    deep(n - 1)


def several_lines():
    return (
        1 +
        "ab"[0].missing(
            3)
    )


class Brief(traceback.StackSummary):
    def format_frame_summary(self, entry, **kwargs):
        return None if entry.name == "deep" else f"<{entry.name}>\n"


try:
    deep(6)
except ValueError as error:
    entries = traceback.extract_tb(error.__traceback__)
    print(len(entries), entries[-1], entries[-1].line, tuple(entries[-1])[1:])
    print([(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno) for entry in entries[-2:]])
    print(*entries.format(), sep="")
    print(traceback.extract_tb(error.__traceback__, limit=2), traceback.extract_tb(error.__traceback__, limit=-2))
    print(Brief(entries).format())
    extracted = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), limit=1, capture_locals=True)
    print(extracted.format()[0].splitlines()[:2])
    traceback.print_tb(error.__traceback__, limit=1, file=sys.stdout)
    traceback.print_list(entries[:1], file=sys.stdout)
    traceback.clear_frames(error.__traceback__)
try:
    several_lines()
except AttributeError as error:
    entry = traceback.extract_tb(error.__traceback__)[1]
    print(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, entry.line)
made = traceback.FrameSummary("nofile.py", 3, "name", line="  x = 1  ", locals={"b": 1, "a": "x"})
print(made.line, made.locals, made == made, made == ("nofile.py", 3, "name", "x = 1"), len(made), made[1])
print(traceback.StackSummary.from_list([made, ("file", 1, "name", "line"), ("file", 2, "name", None)]).format())
print(traceback.format_list([("file", 1, "name", "line")] * 5))


def stack():
    return [entry.name for entry in traceback.extract_stack()], traceback.extract_stack(limit=1)


print(stack())
