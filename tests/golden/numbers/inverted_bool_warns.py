# Constants are inverted by the compiler, which warns whoever had it compile, but not of the script itself.
def inverted(flag):
    return (
        ~
        flag
    )


print(~True, ~False)
print(inverted(True), inverted(False))
print(True.__invert__(), bool.__invert__(False))
print(eval("~True"))
exec("print(~(1 < 2))")
exec("print(~True)", {"__name__": "another"})


class Flags:
    off = ~bool(0)
