"""A script is in no package, so a relative import fails."""
try:
    from . import _greeter
except ImportError as error:
    print(error)
try:
    from .helper_pkg import tools
except ImportError as error:
    print(error)
