import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
for one in caught:
    print(repr(one.message), one.category.__name__, one.lineno, one.line, one.source)
print(str(caught[0]).replace(__file__, "FILE"))

with warnings.catch_warnings(action="ignore"):
    warnings.warn("not shown")
warnings.warn("shown")

manager = warnings.catch_warnings(record=True)
print(manager)
try:
    manager.__exit__(None, None, None)
except RuntimeError as error:
    print(error)
with manager:
    try:
        manager.__enter__()
    except RuntimeError as error:
        print(error)
