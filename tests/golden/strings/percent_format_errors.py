"""What % refuses, with the exact messages."""
def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)


attempt(lambda: "%s %s" % "a")
attempt(lambda: "%s" % ("a", "b"))
attempt(lambda: "%d" % "a")
attempt(lambda: "%x" % 1.5)
attempt(lambda: "%q" % 1)
attempt(lambda: "%" % ())
attempt(lambda: "%(a)s" % {"b": 1})
attempt(lambda: "%(a)s" % 1)
attempt(lambda: "%c" % "ab")
attempt(lambda: "%f" % "x")
attempt(lambda: "plain" % 1)
attempt(lambda: "plain" % [1])
