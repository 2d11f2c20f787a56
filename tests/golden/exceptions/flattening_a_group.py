"""Leaves of a nested group, by recursion."""
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


group = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [KeyError(2), ExceptionGroup("c", [OSError(3)])])])
print([repr(e) for e in leaves(group)], str(group), group.exceptions[1].exceptions[1])
print(len(list(leaves(group))))
