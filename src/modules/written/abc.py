"""Abstract base classes: what a class must have to be one of a kind."""

__all__ = ["ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty", "abstractstaticmethod",
           "get_cache_token", "update_abstractmethods"]

_registrations = 0


def abstractmethod(funcobj):
    """Mark a method that subclasses must define before they can be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that subclasses must define. Use classmethod with abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that subclasses must define. Use staticmethod with abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that subclasses must define. Use property with abstractmethod instead."""

    __isabstractmethod__ = True


def _is_abstract(value):
    return bool(getattr(value, "__isabstractmethod__", False))


def _missing(cls, own):
    names = {name for name, value in own if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


def update_abstractmethods(cls):
    """Work out again which methods of a class are abstract, after it was changed; return the class."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _missing(cls, cls.__dict__.items())
    return cls


def get_cache_token():
    """Return a number that changes with every registration of a virtual subclass."""
    return _registrations


class ABCMeta(type):
    """The class of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _missing(cls, namespace.items())
        cls._abc_impl = []
        return cls

    def register(cls, subclass):
        """Make a class a virtual subclass; return it."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.append(subclass)
        _registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        own = instance.__class__
        real = type(instance)
        return cls.__subclasscheck__(own) or (real is not own and cls.__subclasscheck__(real))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is True or answer is False:
            return answer
        if answer is not NotImplemented:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        if cls in subclass.__mro__:
            return True
        return (any(issubclass(subclass, registered) for registered in cls._abc_impl)
                or any(issubclass(subclass, derived) for derived in cls.__subclasses__()))


class ABC(metaclass=ABCMeta):
    """A class to derive abstract base classes from."""

    __slots__ = ()
