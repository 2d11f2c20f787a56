class ByHook:
    def __getattr__(self, name):
        raise AttributeError(f"__getattr__ has no {name}")

    def __getattribute__(self, name):
        del ByHook.__getattr__
        raise AttributeError(f"__getattribute__ has no {name}")


for _ in range(2):
    try:
        ByHook().attribute
    except AttributeError as error:
        print(error)
