"""What of typing makes classes: Protocol, NamedTuple and TypedDict; and get_type_hints.

It runs in the namespace of typing, behind the abstract classes.
"""

import sys as _sys

_NO_MEMBERS = frozenset("""
    __abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ __weakref__
    __class_getitem__ __match_args__ __static_attributes__ __firstlineno__ __parameters__ __orig_bases__ __orig_class__
    __protocol_attrs__ __non_callable_proto_members__ __type_params__ _is_protocol _is_runtime_protocol
""".split())
_PROTOCOL_BASES = (
    _Awaitable, _Iterable, _Iterator, _AsyncIterable, _AsyncIterator, _Hashable, _Sized, _Container, _Collection_,
    _Reversible)
_NOT_CHECKABLE = "Instance and class checks can only be used with @runtime_checkable protocols"
# How many checks of the abstract classes are under way: those ask about all protocols.
_checks = [0]


def _members(cls):
    """The names that a protocol wants."""
    names = {}
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            own = (*base.__dict__, *base.__dict__.get("__annotations__", ()))
            names.update(dict.fromkeys(name for name in own if not name.startswith("_abc_") and name not in _NO_MEMBERS))
    return set(names)


def _statically(instance, name):
    """An attribute without descriptors; AttributeError if there is none."""
    places = [getattr(instance, "__dict__", {}), *(cls.__dict__ for cls in type(instance).__mro__)]
    if isinstance(instance, type):
        places = [*(cls.__dict__ for cls in instance.__mro__), *places]
    for place in places:
        if name in place:
            return place[name]
    raise AttributeError(name)


class _ProtocolMeta(_ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and any(base in (Protocol, Generic) for base in bases):
            for base in bases:
                is_protocol = issubclass(base, Generic) and getattr(base, "_is_protocol", False)
                if base not in (object, Generic, *_PROTOCOL_BASES) and not is_protocol:
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not _checks[0]:
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(_NOT_CHECKABLE)
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _protocol_hook:
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {names}.")
        return cls._checked(super().__subclasscheck__, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _checks[0]:
            raise TypeError(_NOT_CHECKABLE)
        if cls._checked(super().__instancecheck__, instance):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = _statically(instance, name)
            except AttributeError:
                return False
            if value is None and name not in getattr(cls, "__non_callable_proto_members__", ()):
                return False
        return True

    def _checked(cls, check, value):
        _checks[0] += 1
        try:
            return check(value)
        finally:
            _checks[0] -= 1


@classmethod
def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", ()) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _protocol_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _protocol_init)
        if init is not _protocol_init:
            return init(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say by their members what fits."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _protocol_init


_Protocol = Protocol


def runtime_checkable(cls):
    """Let isinstance() and issubclass() look for the members of a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
    return cls


def is_protocol(tp, /):
    """Whether this is a protocol class."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names of what a protocol wants."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, bases=(Protocol,)):
    members = {method: _abstract(method), "__module__": "typing", "__slots__": ()}
    made = _ProtocolMeta(name, (Protocol,), members)
    made._is_protocol = True
    return runtime_checkable(made)


SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsInt = _supports("SupportsInt", "__int__")
SupportsRound = _supports("SupportsRound", "__round__")
AnyStr = TypeVar("AnyStr", bytes, str)

_RESERVED = frozenset("""
    False None True and as assert async await break class continue def del elif else except finally for from global if
    import in is lambda nonlocal not or pass raise return try while with yield
""".split())


class _tuplegetter:
    """A field of a named tuple."""

    def __init__(self, place):
        self.place = place
        self.__doc__ = f"Alias for field number {place}"

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self.place)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f"_tuplegetter({self.place}, {self.__doc__!r})"


def _check_field_names(typename, names):
    seen = set()
    for name in (typename, *names):
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _RESERVED:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for name in names:
        if name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _tuple_members(typename, names, defaults):
    """The methods and fields of a named tuple."""
    listed = "".join(name + ", " for name in names)
    namespace = {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    new = eval(f"lambda _cls, {listed}: _tuple_new(_cls, ({listed}))", namespace)
    new.__name__, new.__qualname__ = "__new__", f"{typename}.__new__"
    new.__defaults__ = tuple(defaults.values()) or None
    new.__doc__ = f"Create new instance of {typename}({listed.rstrip(', ')})"

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(names):
            raise TypeError(f"Expected {len(names)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **kwds):
        made = self._make(map(kwds.pop, names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(names, self))
        return f"{type(self).__name__}({shown})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    return {
        "__slots__": (), "_fields": names, "_field_defaults": defaults, "__new__": new, "_make": classmethod(_make),
        "__replace__": _replace, "_replace": _replace, "__repr__": __repr__, "_asdict": _asdict,
        "__getnewargs__": __getnewargs__, "__match_args__": names,
        "__doc__": f"{typename}({listed.rstrip(', ')})",
    } | {name: _tuplegetter(place) for place, name in enumerate(names)}


def _make_named_tuple(typename, types, defaults, bases, module, extra):
    types = {name: _check_type(kind, f"field {name} annotation must be a type") for name, kind in types.items()}
    names = tuple(types)
    _check_field_names(typename, names)
    members = _tuple_members(typename, names, defaults)
    members["__new__"].__annotations__ = types
    made = type(typename, bases, members | {"__module__": module, "__annotations__": types} | extra)
    return made


_UNCHANGEABLE = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                 "_replace", "_asdict", "_source")


class _NamedTupleMeta(type):
    def __new__(mcls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        defaults = {}
        for name in types:
            if name in namespace:
                defaults[name] = namespace[name]
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}")
        extra = {}
        for name, value in namespace.items():
            if name in _UNCHANGEABLE:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in types and name not in ("__module__", "__annotations__", "__classcell__"):
                extra[name] = value
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        return _make_named_tuple(typename, types, defaults, bases, namespace["__module__"], extra)


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=(), /, **kwargs):
    """A tuple whose items have names and types."""
    types = dict(fields or kwargs)
    module = _sys._getframe().f_globals.get("__name__", "__main__")
    return _make_named_tuple(typename, types, {}, (tuple,), module, {"__orig_bases__": (NamedTuple,)})


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = {
            key: _check_type(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", namespace["__module__"])
            for key, kind in namespace.pop("__annotations__", {}).items()}
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(mcls, name, (*generic, dict), namespace)
        kinds, required, optional = {}, set(), set()
        for base in bases:
            kinds.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        for key, kind in own.items():
            said = kind.__origin__ if isinstance(kind, _Alias) else None
            is_required = said is Required or said is not NotRequired and total
            required.discard(key), optional.discard(key)
            (required if is_required else optional).add(key)
        made.__annotations__ = kinds | own
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields=(), /, *, total=True):
    """A dict whose keys are known, with the types of their values."""
    module = _sys._getframe().f_globals.get("__name__", "__main__")
    namespace = {"__annotations__": dict(fields), "__module__": module}
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether this is a class that TypedDict made."""
    return isinstance(tp, _TypedDictMeta)


def _evaluated(kind, globalns, localns):
    """A type with what is only named in it looked up."""
    if kind is None:
        return _NoneType
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        return _evaluated(eval(kind, globalns, localns), globalns, localns)
    if isinstance(kind, _Annotated):
        return _Annotated(_evaluated(kind.__origin__, globalns, localns), kind.__metadata__)
    if isinstance(kind, tuple):
        return tuple(_evaluated(part, globalns, localns) for part in kind)
    if isinstance(kind, (_Alias, _BuiltinAlias, _UnionType)) and getattr(kind, "__origin__", None) is not Literal:
        args = tuple(_evaluated(arg, globalns, localns) for arg in kind.__args__)
        if args == kind.__args__:
            return kind
        if isinstance(kind, _UnionType) or kind.__origin__ is Union:
            return Union[args]
        if isinstance(kind, _BuiltinAlias):
            return _BuiltinAlias(kind.__origin__, args)
        return _Alias(kind.__origin__, args, kind._name)
    return kind


def _without_extras(kind):
    """A type without Annotated, Required and the like."""
    if isinstance(kind, _Annotated):
        return _without_extras(kind.__origin__)
    if isinstance(kind, _Alias) and kind.__origin__ in (Required, NotRequired, ReadOnly):
        return _without_extras(kind.__args__[0])
    if isinstance(kind, (_Alias, _BuiltinAlias, _UnionType)) and getattr(kind, "__origin__", None) is not Literal:
        args = tuple(arg if isinstance(arg, tuple) else _without_extras(arg) for arg in kind.__args__)
        if args != kind.__args__:
            if isinstance(kind, _UnionType) or kind.__origin__ is Union:
                return Union[args]
            return type(kind)(kind.__origin__, args, *([kind._name] if isinstance(kind, _Alias) else []))
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class with its bases, of a function or a module, where names stand for what they name."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = _sys.modules.get(base.__module__)
            names = getattr(module, "__dict__", {}) if globalns is None else globalns
            own = dict(vars(base)) if localns is None else localns
            for name, kind in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluated(kind, names, own)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if not callable(obj):
                raise TypeError(f"{obj!r} is not a module, class, method, or function.")
            return {}
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        if globalns is None:
            globalns = obj.__dict__ if isinstance(obj, type(_sys)) else getattr(inner, "__globals__", {})
        for name, kind in annotations.items():
            hints[name] = _evaluated(kind, globalns, globalns if localns is None else localns)
    return hints if include_extras else {name: _without_extras(kind) for name, kind in hints.items()}

