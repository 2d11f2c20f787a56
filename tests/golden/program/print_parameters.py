"""sep, end, file and flush of print."""
import sys

print()
print("a", 1, None, [2.5], sep="-")
print("no newline", end="")
print(" | continued", end=" |\n", flush=True)
print("x", "y", sep="")
print("x", "y", sep=None, end=None)
print(*range(3), sep=", ")
print("é", "😀", "tab\there", "a\nb")
print("to stderr", file=sys.stderr)
print("to stdout", file=sys.stdout)


class Sink:
    def write(self, text):
        parts.append(text)


parts = []
print("a", "b", file=Sink())
print(parts)
