def attempt(source):
    try:
        exec(source, {})
        print("fine")
    except NameError as error:
        print(type(error).__name__, error)


attempt("class C:\n    found = [__class__ for x in [1]]")
attempt("class C:\n    __class__ = 2\n    found = [__class__ for x in [1]]")
attempt("__class__ = 2\nclass C:\n    found = [__class__ for x in [1]]")
attempt("class C:\n    found = [super for x in [1]]\n    [__class__ for x in [1]]")
attempt("class C:\n    def f(self):\n        return [__class__ for x in [1]]\nassert C().f() == [C]")
