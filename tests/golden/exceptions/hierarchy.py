"""Which built-in exception is a subclass of which."""
pairs = ((KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (UnboundLocalError, NameError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError), (ModuleNotFoundError, ImportError), (UnicodeDecodeError, ValueError), (KeyboardInterrupt, Exception), (SystemExit, BaseException), (GeneratorExit, Exception), (StopIteration, Exception), (StopAsyncIteration, Exception), (IndentationError, SyntaxError), (ExceptionGroup, Exception), (ExceptionGroup, BaseExceptionGroup), (TimeoutError, OSError), (AssertionError, Exception))
for sub, base in pairs:
    print(sub.__name__, base.__name__, issubclass(sub, base))
