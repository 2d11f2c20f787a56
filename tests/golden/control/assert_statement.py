"""assert raises AssertionError with its message, evaluated only then."""
assert True, 1 / 0
for message in ("text", None, 5, ("a", "b")):
    try:
        assert not 1, message
    except AssertionError as error:
        print(repr(error), str(error), error.args)
try:
    assert []
except AssertionError as error:
    print(repr(error), str(error) == "")
