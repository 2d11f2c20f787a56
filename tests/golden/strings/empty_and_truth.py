"""The empty string is false; methods on it."""
for text in ("", " ", "0", "False"):
    print(repr(text), bool(text), not text, text or "default", text and "then")
print("".upper() == "", "".join([]) == "", "".isalpha(), "".islower(), "a" > "", "".find(""), len(""))
