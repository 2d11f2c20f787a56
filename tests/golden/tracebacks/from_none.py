"""from None hides the context."""
try:
    {}["k"]
except KeyError:
    raise LookupError("nicer message") from None
