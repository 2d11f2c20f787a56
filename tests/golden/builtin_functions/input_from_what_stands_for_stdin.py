import sys


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0)


sys.stdin = Lines("first\n", "second", "", 3)
for _ in range(4):
    try:
        print(repr(input("? ")))
    except (EOFError, TypeError) as error:
        print(type(error).__name__, error)
sys.stdin = None
try:
    input("? ")
except RuntimeError as error:
    print(error)
sys.stdin = sys.__stdin__
sys.stdin.close()
print(sys.stdin.closed)
try:
    input()
except ValueError as error:
    print(error)
