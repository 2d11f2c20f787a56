"""A function finds globals and builtins when it runs."""
def f():
    return value()


try:
    f()
except NameError as error:
    print(error)


def value():
    return 1


print(f())
value = lambda: "replaced"
print(f())
len = lambda x: "my len"
print(len([]))
del len
print(len([]))
print = print
print("shadowed and found again")
