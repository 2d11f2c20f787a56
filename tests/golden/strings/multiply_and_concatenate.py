"""Repetition by an integer and concatenation."""
print("ab" * 3, 3 * "ab", repr("ab" * 0), repr("ab" * -1), "ab" + "cd" + "")
text = "a"
text += "b"
text *= 3
print(text, text + "é" + "😀")
for attempt in (lambda: "a" * "b", lambda: "a" * 1.0, lambda: "a" + 1, lambda: 1 + "a", lambda: "a" + b"b"):
    try:
        attempt()
    except TypeError as error:
        print(error)
