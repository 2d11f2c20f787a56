"""A script is __main__, a module has its own name."""
import _greeter
import helper_pkg.tools as tools

print(__name__, _greeter.__name__, tools.__name__, _greeter.__doc__, __doc__[:11], tools.__package__, _greeter.__package__ == "")
if __name__ == "__main__":
    print("I am the script")
