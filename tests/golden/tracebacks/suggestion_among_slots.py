class S:
    __slots__ = ("alpha", "beta")
S().alpah
