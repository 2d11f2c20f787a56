"""Every call of the outer function makes a new inner one."""
def make():
    def inner():
        return inner
    return inner


a, b = make(), make()
print(a is b, a() is a, a == b, a.__code__ is b.__code__, a.__qualname__)


def conditional(flag):
    if flag:
        def choice():
            return "yes"
    else:
        def choice():
            return "no"
    return choice()


print(conditional(1), conditional(0))
