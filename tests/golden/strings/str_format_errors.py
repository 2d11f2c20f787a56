"""What str.format refuses, with the exact messages."""
def attempt(text, *arguments, **keywords):
    try:
        print(text.format(*arguments, **keywords))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


attempt("{} {}", 1)
attempt("{name}", 1)
attempt("{0} {}", 1, 2)
attempt("{} {0}", 1, 2)
attempt("{")
attempt("}")
attempt("{0.x}", 1)
attempt("{0[x]}", [1])
attempt("{!z}", 1)
attempt("{:q}", 1)
attempt("{:d}", "a")
attempt("{:s}", 1)
attempt("{:.2d}", 1)
attempt("{:5}", [1])
attempt("{:,s}", "a")
attempt("{:d}", 1.5)
