"""Classes that are made of their fields."""

import abc
import sys

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]

_KEYWORDS = ("False None True and as assert async await break class continue def del elif else except finally for from "
             "global if import in is lambda nonlocal not or pass raise return try while with yield").split()
_FIELDS, _PARAMS, _POST_INIT = "__dataclass_fields__", "__dataclass_params__", "__post_init__"
_Alias = type(list[int])
_Proxy = type(type.__dict__)
_Member = type(type("_S", (), {"__slots__": ("x",)}).x)
_Function = type(lambda: None)


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was to be changed."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    """The annotation of a parameter of __init__ that becomes no field but goes to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, _Alias)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _make_proxy({} if metadata is None else metadata)
        self.kw_only = kw_only

    def __repr__(self):
        return ("Field("
                f"name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type}"
                ")")

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(_Alias)


_empty_proxy = type("_Empty", (), {}).__dict__


def _make_proxy(mapping):
    return _Proxy(mapping)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values[name])

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Say more of a field than its annotation and its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(annotation, module):
    typing = sys.modules.get("typing")
    if typing is not None:
        class_var = getattr(typing, "ClassVar", None)
        if annotation is class_var or getattr(annotation, "__origin__", None) is class_var is not None:
            return True
    if not isinstance(annotation, str):
        return False
    name = annotation.split("[")[0].strip()
    return name in ("ClassVar", "typing.ClassVar")


def _is_init_var(annotation):
    if annotation is InitVar or type(annotation) is InitVar:
        return True
    return isinstance(annotation, str) and annotation.split("[")[0].strip() in ("InitVar", "dataclasses.InitVar")


def _is_kw_only(annotation):
    return annotation is KW_ONLY or isinstance(annotation, str) and annotation in ("KW_ONLY", "dataclasses.KW_ONLY")


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, _Member):
            default = MISSING
        made = field(default=default)
    made.name, made.type = name, annotation
    made._field_type = _FIELD
    if _is_class_var(annotation, cls.__module__):
        made._field_type = _FIELD_CLASSVAR
    elif _is_init_var(annotation):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    _name_method(cls, name, value)
    setattr(cls, name, value)
    return False


def _name_method(cls, name, function):
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__


def _make_function(name, parameters, body, names):
    # Made by its text, so that a wrong call is told as for any function.
    inner = "\n".join(f"  {line}" for line in body or ["pass"])
    text = f"def make({', '.join(names)}):\n def {name}({', '.join(parameters)}):\n{inner}\n return {name}"
    namespace = {}
    exec(text, {}, namespace)
    return namespace["make"](**names)


def _parameter(one):
    if one.default is MISSING and one.default_factory is MISSING:
        return one.name
    if one.default is not MISSING:
        return f"{one.name}=_default_{one.name}"
    return f"{one.name}=_HAS_DEFAULT_FACTORY"


def _make_init(cls, init_fields, frozen, has_post_init, self_name, slots):
    positional = [one for one in init_fields if one.init and not one.kw_only]
    keyword = [one for one in init_fields if one.init and one.kw_only]
    seen = None
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen = one
        elif seen is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument {seen.name!r}")
    names = {"_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY, "_set": object.__setattr__}
    body = []
    for one in init_fields:
        names[f"_default_{one.name}"] = one.default
        names[f"_factory_{one.name}"] = one.default_factory
        if one.default_factory is not MISSING:
            value = f"_factory_{one.name}()"
            if one.init:
                value += f" if {one.name} is _HAS_DEFAULT_FACTORY else {one.name}"
        elif one.init:
            value = one.name
        elif slots and one.default is not MISSING:
            value = f"_default_{one.name}"
        else:
            continue
        if one._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"_set({self_name}, {one.name!r}, {value})")
        else:
            body.append(f"{self_name}.{one.name} = {value}")
    if has_post_init:
        handed = ", ".join(one.name for one in init_fields if one._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT}({handed})")
    parameters = [self_name, *map(_parameter, positional)]
    if keyword:
        parameters += ["*", *map(_parameter, keyword)]
    function = _make_function("__init__", parameters, body, names)
    function.__annotations__ = {one.name: one.type for one in positional + keyword} | {"return": None}
    return function


_active = set()


def _make_repr(shown):
    names = [one.name for one in shown]

    def __repr__(self):
        # An instance may be a field of itself.
        key = id(self)
        if key in _active:
            return "..."
        _active.add(key)
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
            return f"{self.__class__.__qualname__}({', '.join(parts)})"
        finally:
            _active.discard(key)

    return __repr__


def _make_eq(compared):
    names = [one.name for one in compared]

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is self.__class__:
            for name in names:
                if not (mine := getattr(self, name)) == (others := getattr(other, name)) :
                    return False
            return True
        return NotImplemented

    return __eq__


def _values(instance, names):
    return tuple([getattr(instance, name) for name in names])


def _make_orders(compared):
    names = [one.name for one in compared]

    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_hash(hashed):
    names = [one.name for one in hashed]

    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _collect_fields(cls, params):
    known = {}
    any_frozen, has_bases, all_frozen = False, False, None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            known.update(base_fields)
            frozen = getattr(base, _PARAMS).frozen
            all_frozen = frozen if all_frozen is None else all_frozen and frozen
            any_frozen = any_frozen or frozen
    own, kw_only, seen = [], params.kw_only, False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(annotation):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for one in own:
        known[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return known


def _set_hash(cls, params, all_fields, has_explicit_hash):
    if params.unsafe_hash and has_explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if params.unsafe_hash or params.eq and params.frozen and not has_explicit_hash:
        hashed = [one for one in all_fields if (one.compare if one.hash is None else one.hash)]
        function = _make_hash(hashed)
        _name_method(cls, "__hash__", function)
        cls.__hash__ = function
    elif params.eq and not has_explicit_hash:
        cls.__hash__ = None


def _process_class(cls, params):
    known = _collect_fields(cls, params)
    setattr(cls, _FIELDS, known)
    setattr(cls, _PARAMS, params)
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    init_fields = [one for one in known.values() if one._field_type in (_FIELD, _FIELD_INITVAR)]
    real = [one for one in known.values() if one._field_type is _FIELD]
    if params.init:
        self_name = "__dataclass_self__" if "self" in known else "self"
        _set_new(cls, "__init__", _make_init(cls, init_fields, params.frozen, hasattr(cls, _POST_INIT), self_name,
                                             params.slots))
    cls.__replace__ = _replace
    if params.repr:
        _set_new(cls, "__repr__", _make_repr([one for one in real if one.repr]))
    compared = [one for one in real if one.compare]
    if params.eq:
        _set_new(cls, "__eq__", _make_eq(compared))
    if params.order:
        for function in _make_orders(compared):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__} Consider "
                                "using functools.total_ordering")
    if params.frozen:
        for function in _make_frozen(cls, {one.name for one in real}):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, params, real, has_explicit_hash)
    if not getattr(cls, "__doc__"):
        init = [one for one in init_fields if one.init]
        ordered = [one for one in init if not one.kw_only], [one for one in init if one.kw_only]
        shown = [_shown_parameter(one) for one in ordered[0]]
        if ordered[1]:
            shown += ["*", *map(_shown_parameter, ordered[1])]
        cls.__doc__ = f"{cls.__name__}({', '.join(shown)})"
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(one.name for one in init_fields if one.init and not one.kw_only)
    if params.slots:
        cls = _add_slots(cls, params, real)
    elif params.weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    abc.update_abstractmethods(cls)
    return cls


def _shown_parameter(one):
    kind = one.type
    plain = isinstance(kind, type) and not isinstance(kind, _Alias)
    if plain:
        kind = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    else:
        kind = repr(kind)
    if one.default_factory is not MISSING:
        return f"{one.name}: {kind} = <factory>"
    return f"{one.name}: {kind}" if one.default is MISSING else f"{one.name}: {kind} = {one.default!r}"


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _add_slots(cls, params, real):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(one.name for one in real)
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if params.frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = lambda self: [getattr(self, name) for name in names]
        if "__setstate__" not in namespace:
            def __setstate__(self, state):
                for name, value in zip(names, state):
                    object.__setattr__(self, name, value)
            made.__setstate__ = __setstate__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class by the annotations in it: __init__, __repr__, __eq__ and more."""
    params = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                  match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)

    def wrap(cls):
        return _process_class(cls, _DataclassParams(**params))

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return the fields of a dataclass or an instance of one."""
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(one for one in known.values() if one._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Return True for dataclasses and their instances."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of an instance as a dict; what is in them is copied deeply."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _copied(obj, lambda one: dict_factory([(f.name, _inner(getattr(one, f.name), dict_factory, None))
                                                  for f in fields(one)]), dict_factory, None)


def astuple(obj, *, tuple_factory=tuple):
    """Return the values of an instance's fields as a tuple; what is in them is copied deeply."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, None, tuple_factory)


def _inner(obj, dict_factory, tuple_factory):
    return _copied(obj, None, dict_factory, tuple_factory)


_ATOMIC = (type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property,
           _Function, type(len))


def _copied(obj, _unused, dict_factory, tuple_factory):
    if type(obj) in _ATOMIC:
        return obj
    if _is_instance(obj):
        pairs = [(f.name, _inner(getattr(obj, f.name), dict_factory, tuple_factory)) for f in fields(obj)]
        return dict_factory(pairs) if dict_factory is not None else tuple_factory([value for _, value in pairs])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_inner(value, dict_factory, tuple_factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_inner(value, dict_factory, tuple_factory) for value in obj)
    if isinstance(obj, dict):
        items = ((_inner(key, dict_factory, tuple_factory), _inner(value, dict_factory, tuple_factory))
                 for key, value in obj.items())
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            for key, value in items:
                result[key] = value
            return result
        return type(obj)(items)
    copy = getattr(type(obj), "__deepcopy__", None)
    if copy is not None:
        return copy(obj, {})
    if isinstance(obj, (set, frozenset, bytearray)):
        return type(obj)(obj)
    return obj


_KEYWORDS = frozenset("""
    False None True and as assert async await break class continue def del elif else except finally for from global if
    import in is lambda nonlocal not or pass raise return try while with yield
""".split())


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Return a new dataclass of names, pairs of a name and a type, and triples with a field as well."""
    namespace = {} if namespace is None else dict(namespace)
    annotations, seen = {}, set()
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    if module is None:
        module = sys._getframe().f_globals.get("__name__", "__main__")
    namespace.setdefault("__module__", "types")
    cls = type(cls_name, bases, namespace)
    cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new instance with some of the fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for one in getattr(self, _FIELDS).values():
        if one._field_type is _FIELD_CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise TypeError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if one.name not in changes:
            if one._field_type is _FIELD_INITVAR and one.default is MISSING:
                raise TypeError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(self, one.name)
    return self.__class__(**changes)
