"""A function carries attributes of its own."""
def f():
    f.calls = getattr(f, "calls", 0) + 1
    return f.calls


print(f(), f(), f.calls, f.__dict__)
f.note = "text"
print(vars(f), hasattr(f, "note"), hasattr(f, "other"))
del f.calls
try:
    f.calls
except AttributeError as error:
    print(error)
for name in ("real", "x"):
    try:
        setattr(len, name, 1)
    except AttributeError as error:
        print(error)
