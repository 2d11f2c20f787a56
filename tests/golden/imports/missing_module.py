"""A module that is not there raises ModuleNotFoundError."""
try:
    import _no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import helper_pkg.nothing
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    import _greeter.sub
except ModuleNotFoundError as error:
    print(error)
try:
    from _greeter import nobody
except ImportError as error:
    print(type(error).__name__, str(error)[:40], error.name)
