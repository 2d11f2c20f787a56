"""Support for type hints: what of CPython's typing module Rondo has.

The type parameters and TypeAliasType are made in Rust and are in the namespace before this runs.
"""

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable",
    "AsyncIterator", "Awaitable", "Callable", "ClassVar", "Collection", "Concatenate", "Container",
    "ContextManager", "Coroutine", "Dict", "Final", "ForwardRef", "FrozenSet", "Generator", "Generic", "Hashable",
    "ItemsView", "Iterable", "Iterator", "KeysView", "List", "Literal", "LiteralString", "Mapping", "MappingView",
    "MutableMapping", "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoDefault", "NoReturn",
    "NotRequired", "Optional", "ParamSpec", "Protocol", "ReadOnly", "Required", "Reversible", "Self", "Sequence",
    "Set", "Sized", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex",
    "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "Tuple", "Type", "TypeAlias", "TypeAliasType",
    "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack", "ValuesView", "assert_never",
    "assert_type", "cast", "final", "get_args", "get_origin", "get_protocol_members", "get_type_hints",
    "is_protocol", "is_typeddict", "no_type_check", "overload", "override", "reveal_type", "runtime_checkable",
]

TYPE_CHECKING = False
Text = str
_NoneType = type(None)
_BuiltinAlias = type(list[int])
_UnionType = type(int | None)
_AnyParameter = (TypeVar, ParamSpec, TypeVarTuple)


class _AnyMeta(type):
    def __instancecheck__(self, instance):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that every value has."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _shown(value):
    """How a type is shown among the arguments of another."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    if isinstance(value, type) and not isinstance(value, _BuiltinAlias) and value is not Any:
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, type(_shown)):
        return value.__name__
    return repr(value)


def _check_type(value, message, module=None):
    """A type as an argument: None stands for its own type."""
    if value is None:
        return _NoneType
    if isinstance(value, str):
        return ForwardRef(value, module)
    if value in (Generic,) or value in (ClassVar, Final):
        raise TypeError(f"Plain {value} is not valid as type argument")
    if value is _Protocol:
        raise TypeError(f"Plain {value} is not valid as type argument")
    if not callable(value) and not isinstance(value, (*_AnyParameter, TypeAliasType, _BuiltinAlias, _UnionType, _Form)):
        raise TypeError(f"{message} Got {value!r:.100}.")
    return value


def _convert(value):
    if value is None:
        return _NoneType
    if isinstance(value, str):
        return ForwardRef(value)
    if isinstance(value, list):
        return tuple(map(_convert, value))
    return value


def _parameters(args):
    """The type parameters in types, each once, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            inner = _parameters(arg)
        elif isinstance(arg, _AnyParameter):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        found.update(dict.fromkeys(inner))
    return tuple(found)


def _bind(alias, parameters, args):
    """What each type parameter stands for: a dict. A TypeVarTuple takes a tuple."""
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if not (len(args) == 1 and (isinstance(args[0], (tuple, ParamSpec)) or args[0] is ...)):
            args = (tuple(args),)
    many = next((place for place, it in enumerate(parameters) if isinstance(it, TypeVarTuple)), None)
    most = len(parameters)
    if many is not None:
        behind = most - many - 1
        if len(args) < most - 1:
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {most - 1}")
        args = (*args[:many], tuple(args[many:len(args) - behind]), *args[len(args) - behind:])
    elif len(args) < most:
        defaults = [it.__default__ for it in parameters[len(args):] if it.has_default()]
        if len(defaults) < most - len(args):
            least = sum(not it.has_default() for it in parameters)
            # As in CPython, whose check of class parameters always says so.
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {least}")
        args = (*args, *defaults)
    if len(args) > most:
        raise TypeError(f"Too many arguments for {alias}; actual {len(args)}, expected {most}")
    return dict(zip(parameters, args))


def _substitute(arg, bound):
    """A type with its parameters replaced: a list, for some take the place of many."""
    if isinstance(arg, tuple):
        return [tuple(new for old in arg for new in _substitute(old, bound))]
    if isinstance(arg, (TypeVar, ParamSpec)):
        return [bound.get(arg, arg)]
    if isinstance(arg, _Alias) and arg.__origin__ is Unpack and isinstance(arg.__args__[0], TypeVarTuple):
        return list(bound.get(arg.__args__[0], (arg,)))
    if isinstance(arg, type) or not getattr(arg, "__parameters__", ()):
        return [arg]
    values = []
    for parameter in arg.__parameters__:
        value = bound.get(parameter, parameter)
        values.extend(value) if isinstance(parameter, TypeVarTuple) and isinstance(value, tuple) else values.append(value)
    return [arg[tuple(values)]]


class _Form:
    """A name of this module that is no class, such as Union, and what it makes."""

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")


class _Special(_Form):
    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, parameters)

    def __hash__(self):
        return hash(self._name)

    def __getattr__(self, name):
        if name == "__origin__" and self is Callable:
            _load_classes()
            return self.__dict__[name]
        raise AttributeError(name)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__) if hasattr(self, "__origin__") else super().__instancecheck__(instance)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__) if hasattr(self, "__origin__") else super().__subclasscheck__(cls)


class _Alias(_Form):
    """A type with arguments: Generic[T], Stack[int], Union[int, str], List[int]."""

    def __init__(self, origin, args, name=None, shown_args=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        self._name = name

    def __repr__(self):
        args = self.__args__
        name = "typing." + self._name if self._name else _shown(self.__origin__)
        if self.__origin__ is Union and len(args) == 2 and _NoneType in args:
            other = args[1] if args[0] is _NoneType else args[0]
            return f"typing.Optional[{_shown(other)}]"
        if self.__origin__ is Literal:
            return f"{name}[{', '.join(map(repr, args))}]"
        if self.__origin__ is Callable and args[0] is not ... and not isinstance(args[0], (ParamSpec, _Alias)):
            return f"{name}[[{', '.join(map(_shown, args[:-1]))}], {_shown(args[-1])}]"
        return f"{name}[{', '.join(map(_shown, args)) or '()'}]"

    def __eq__(self, other):
        if isinstance(other, _UnionType) and self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is Generic:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        bound = _bind(self, self.__parameters__, tuple(map(_convert, args)))
        new = tuple(new for old in self.__args__ for new in _substitute(old, bound))
        if self.__origin__ in (Union, Callable):
            return Union[new] if self.__origin__ is Union else _callable(new)
        return _Alias(self.__origin__, new, self._name)

    def __iter__(self):
        yield Unpack[self]

    def __call__(self, *args, **kwargs):
        if self._name and self.__origin__ in _PLAIN_CLASSES:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _Special):
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            behind = bases[bases.index(self) + 1:]
            if any(isinstance(base, _Alias) and base is not self for base in behind):
                return ()
        elif self._name:
            return _collection_bases(self, bases)
        return (self.__origin__,)

    def __getattr__(self, name):
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return isinstance(instance, self.__args__)
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _collection_bases(alias, bases):
    """What a class has as bases for List[int] or Iterable: the class that it stands for, and Generic."""
    behind = bases[bases.index(alias) + 1:]
    others = (isinstance(b, (_Alias, _Collection)) or isinstance(b, type) and issubclass(b, Generic) for b in behind)
    own = () if alias.__origin__ in bases else (alias.__origin__,)
    return own if any(others) else (*own, Generic)


_PLAIN_CLASSES = (list, dict, set, frozenset, type, tuple)


class _Collection(_Form):
    """List, Iterable and the like: names for built-in and abstract classes."""

    def __init__(self, name, origin, count, defaults=()):
        self._name = name
        self.__origin__ = origin
        self._count = count
        self._defaults = defaults

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        if self.__origin__ in _PLAIN_CLASSES:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._count == 0:
            raise TypeError(f"{self} is not a generic class")
        if self._defaults and self._count - len(self._defaults) <= len(args) < self._count:
            args += self._defaults[len(args) - self._count:]
        if self._count is not None and len(args) != self._count:
            few, least = ("few", self._count - len(self._defaults)) if len(args) < self._count else ("many", self._count)
            wanted = f"at least {least}" if self._defaults and few == "few" else least
            raise TypeError(f"Too {few} arguments for {self}; actual {len(args)}, expected {wanted}")
        return _Alias(self.__origin__, tuple(map(_convert, args)), self._name)

    def __mro_entries__(self, bases):
        return _collection_bases(self, bases)

    def __getattr__(self, name):
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class ForwardRef(_Form):
    """A type that is given by its name only."""

    def __init__(self, arg, module=None):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __call__(self):
        raise TypeError("ForwardRef is no type")


class Generic:
    """What classes with type parameters inherit from."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        args = tuple(map(_convert, args))
        if cls is not Generic and cls is not _Protocol:
            if not cls.__parameters__:
                raise TypeError(f"{cls} is not a generic class")
            bound = _bind(cls, cls.__parameters__, args)
            args = ()
            for parameter, value in bound.items():
                args += value if isinstance(parameter, TypeVarTuple) else (value,)
            return _Alias(cls, args)
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        plain = [arg.__args__[0] if isinstance(arg, _Alias) and arg.__origin__ is Unpack else arg for arg in args]
        if not all(isinstance(arg, _AnyParameter) for arg in plain):
            message = f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
            raise TypeError(message)
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _Alias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super(Generic, cls).__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if Generic in (cls.__bases__ if bases is None else bases) and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        parameters = _parameters(bases or ())
        generic = [base for base in bases or () if isinstance(base, _Alias) and base.__origin__ in (Generic, _Protocol)]
        if len(generic) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if generic:
            listed = generic[0].__parameters__
            missing = [parameter for parameter in parameters if parameter not in listed]
            if missing:
                missing, listed = (", ".join(map(str, part)) for part in (missing, listed))
                raise TypeError(f"Some type variables ({missing}) are not listed in Generic[{listed}]")
            parameters = listed
        cls.__parameters__ = parameters


def _subscript_generic(parameters):
    """The base of a class with type parameters."""
    return Generic[tuple(_unpacked(it) if isinstance(it, TypeVarTuple) else it for it in parameters)]


def _unpacked(parameter):
    return Unpack[parameter]


def _union(left, right):
    return Union[left, right]


def _make_union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    args = args if isinstance(args, tuple) else (args,)
    message = "Union[arg, ...]: each arg must be a type."
    members = {}
    for arg in args:
        arg = _check_type(arg, message)
        if isinstance(arg, (_Alias, _UnionType)) and (isinstance(arg, _UnionType) or arg.__origin__ is Union):
            members.update(dict.fromkeys(arg.__args__))
        else:
            members[arg] = None
    if len(members) == 1:
        return next(iter(members))
    return _Alias(Union, tuple(members), "Union")


def _make_optional(form, arg):
    return Union[_check_type(arg, f"{form} requires a single type."), None]


def _make_literal(form, args):
    args = args if isinstance(args, tuple) else (args,)
    unique = {}
    for arg in args:
        inner = arg.__args__ if isinstance(arg, _Alias) and arg.__origin__ is Literal else (arg,)
        unique.update({(type(value), value): value for value in inner})
    return _Alias(Literal, tuple(unique.values()), "Literal")


def _make_single(form, arg):
    if isinstance(arg, tuple) and form is not Unpack:
        raise TypeError(f"{form} accepts only single type. Got {arg!r:.100}.")
    return _Alias(form, (_check_type(arg, f"{form} accepts only single type."),), form._name)


def _make_concatenate(form, args):
    args = args if isinstance(args, tuple) else (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _Alias(form, tuple(map(_convert, args)), "Concatenate")


def _callable(args):
    if isinstance(args[0], tuple):
        args = (*args[0], *args[1:])
    return _Alias(Callable, args, "Callable")


def _make_callable(form, args):
    if not isinstance(args, tuple) or len(args) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    parameters, result = args
    result = _check_type(result, "Callable[args, result]: result must be a type.")
    if isinstance(parameters, list):
        return _callable((*map(_convert, parameters), result)) if parameters else _Alias(form, (result,), "Callable")
    if parameters is ... or isinstance(parameters, (ParamSpec, _Alias)):
        return _Alias(form, (parameters, result), "Callable")
    raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters!r}")


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        return isinstance(other, _Annotated) and (self.__origin__, self.__metadata__) == (other.__origin__, other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _make_annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, *metadata = args
    if isinstance(origin, _Annotated):
        origin, metadata = origin.__origin__, (*origin.__metadata__, *metadata)
    return _Annotated(_check_type(origin, "Annotated[t, ...]: t must be a type."), tuple(metadata))


Union = _Special("Union", _make_union)
Optional = _Special("Optional", _make_optional)
Literal = _Special("Literal", _make_literal)
Annotated = _Special("Annotated", _make_annotated)
Callable = _Special("Callable", _make_callable)
Concatenate = _Special("Concatenate", _make_concatenate)
ClassVar = _Special("ClassVar", _make_single)
Final = _Special("Final", _make_single)
Required = _Special("Required", _make_single)
NotRequired = _Special("NotRequired", _make_single)
ReadOnly = _Special("ReadOnly", _make_single)
TypeGuard = _Special("TypeGuard", _make_single)
TypeIs = _Special("TypeIs", _make_single)
Unpack = _Special("Unpack", _make_single)
Self = _Special("Self")
Never = _Special("Never")
NoReturn = _Special("NoReturn")
LiteralString = _Special("LiteralString")
TypeAlias = _Special("TypeAlias")
List = _Collection("List", list, 1)
Dict = _Collection("Dict", dict, 2)
Set = _Collection("Set", set, 1)
FrozenSet = _Collection("FrozenSet", frozenset, 1)
Type = _Collection("Type", type, 1)
# The class Protocol, once somebody asked for it.
_Protocol = None
Tuple = _Collection("Tuple", tuple, None)


class NewType:
    """A type of its own for the checker; at run time its values are those of the other type."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    """The value itself."""
    return val


def assert_type(val, typ, /):
    """The value itself."""
    return val


def assert_never(arg, /):
    """Statically asserts that a line of code is unreachable."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """Ask a checker to show a type; at run time its name goes to standard error."""
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should"
        " always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """One of the signatures of a function, for checkers alone."""
    return _overload_dummy


def _marked(name, arg):
    try:
        setattr(arg, name, True)
    except (AttributeError, TypeError):
        pass
    return arg


def final(f):
    """Nobody should override or subclass this."""
    return _marked("__final__", f)


def override(method, /):
    """This overrides a method of a base class."""
    return _marked("__override__", method)


def no_type_check(arg):
    """What annotates this are no types."""
    return _marked("__no_type_check__", arg)


def get_origin(tp):
    """The class or form that was given arguments: get_origin(dict[str, int]) is dict."""
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, (_Alias, _BuiltinAlias, _Collection)) or tp is Callable:
        return Callable.__origin__ if tp.__origin__ is Callable else tp.__origin__
    if isinstance(tp, _UnionType):
        return _UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    """The arguments: get_args(dict[str, int]) is (str, int)."""
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_Alias, _BuiltinAlias, _UnionType)):
        if isinstance(tp, _Alias) and tp.__origin__ is Callable and not (tp.__args__[0] is ... or isinstance(tp.__args__[0], (ParamSpec, _Alias))):
            return (list(tp.__args__[:-1]), tp.__args__[-1])
        return tp.__args__
    return ()


# What `typing_abstract.py` and `typing_classes.py` make, when somebody asks for it.
_LATER = frozenset("""
    AbstractSet AnyStr AsyncGenerator AsyncIterable AsyncIterator Awaitable Collection Container Coroutine Generator Hashable
    ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet NamedTuple Protocol
    Reversible Sequence Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound
    TypedDict ValuesView get_protocol_members get_type_hints is_protocol is_typeddict runtime_checkable
""".split())


def __getattr__(name):
    if name in _LATER:
        _load_classes()
        return globals()[name]
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        made = _Collection(name, getattr(contextlib, "Abstract" + name), 2, (bool | None,))
        return globals().setdefault(name, made)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
