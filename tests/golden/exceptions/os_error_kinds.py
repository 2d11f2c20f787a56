"""OSError chooses its subclass by number."""
for number in (1, 2, 13, 17, 20, 21, 32, 104, 110, 9999):
    error = OSError(number, "text")
    print(type(error).__name__, error.errno, error.strerror, error.filename, error)
print(FileNotFoundError.__mro__[1].__name__, TimeoutError.__bases__, issubclass(ConnectionResetError, OSError), IOError is OSError)
