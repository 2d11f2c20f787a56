"""A lone surrogate can be held, escaped and compared but not encoded."""
text = "a\ud800b"
print(len(text), ascii(text), repr(text))
print(text[1] == "\ud800", text < "b", "\udfff" > "\ud800")
try:
    text.encode("utf-8")
except UnicodeEncodeError as error:
    print(error)
print(text.encode("utf-8", "replace"), text.encode("utf-8", "ignore"))
