class Slotted:
    __slots__ = ("slot",)
    shared = 1


class Guarded:
    __slots__ = ("slot",)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


def attempt(code):
    try:
        exec(code)
    except AttributeError as error:
        print(code, "|", error, error.name, error.obj is None)


attempt("'a'.__doc__ = 1")
attempt("object().__init__ = 1")
attempt("object().new = 1")
attempt("del 'a'.upper")
attempt("Slotted().shared = 1")
attempt("Slotted().new = 1")
attempt("Guarded().new = 1")
attempt("Slotted().slot")
attempt("del Slotted().slot")


def inner():
    class Local:
        __slots__ = ("slot",)

        def __init_subclass__(cls):
            pass

    return Local


Local = inner()
attempt("Local().slot")
