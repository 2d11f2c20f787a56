"""Arguments, str and repr of exceptions."""
for error in (Exception(), Exception("text"), Exception("a", 1), Exception(None), Exception(("t",)), ValueError("it's"), KeyError("k"), KeyError(), KeyError("a", "b"), KeyError(5), OSError(2, "No such file"), OSError(2, "No such file", "name"), OSError("just text"), StopIteration(5), SystemExit(3), AssertionError([1])):
    print(error.args, "|", str(error), "|", repr(error))
e = Exception("first")
e.args = ("changed", 2)
print(e, repr(e), ValueError("x") == ValueError("x"), e == e)
