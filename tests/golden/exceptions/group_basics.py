"""Groups hold several exceptions and print how many."""
group = ExceptionGroup("several", [ValueError("a"), KeyError("b")])
print(group, repr(group), group.message, group.exceptions, group.args)
nested = ExceptionGroup("outer", [group, TypeError("c")])
print(nested, len(nested.exceptions), nested.exceptions[0] is group, ExceptionGroup("one", (OSError(1),)))
print(isinstance(group, Exception), type(BaseExceptionGroup("b", [ValueError(1)])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for arguments in (("m", []), ("m", [1]), ("m", ValueError()), (5, [ValueError()]), ("m",), ("m", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
