"""Notes are kept in a list, text only."""
e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__, str(e), repr(e), e.args)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
