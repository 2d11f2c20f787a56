# The second part of `inspect`: signatures.


class _empty:
    """Stands for what a parameter or signature does not have."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        kind = int.__new__(cls, value)
        kind.name = kind._name_ = name
        kind.description = description
        kind.value = value
        return kind

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple(_ParameterKind(number, name, description) for number, (name, description) in enumerate((
    ("POSITIONAL_ONLY", "positional-only"), ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
    ("VAR_POSITIONAL", "variadic positional"), ("KEYWORD_ONLY", "keyword-only"), ("VAR_KEYWORD", "variadic keyword"))))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS
_WORDS = ("False None True and as assert async await break class continue def del elif else except finally for from "
          "global if import in is lambda nonlocal not or pass raise return try while with yield").split()


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as text."""
    if isinstance(annotation, type) and type(annotation) is not type(list[int]):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    return repr(annotation)


class Parameter:
    """A parameter of a function."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() or name in _WORDS and self._kind is not _POSITIONAL_ONLY:
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=..., kind=..., annotation=..., default=...):
        """A copy with other parts."""
        return type(self)(
            self._name if name is ... else name, self._kind if kind is ... else kind,
            default=self._default if default is ... else default,
            annotation=self._annotation if annotation is ... else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        is_annotated = self._annotation is not _empty
        if is_annotated:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f"{' = ' if is_annotated else '='}{self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._parts() == other._parts()


class OrderedDict(dict):
    def __repr__(self):
        return f"OrderedDict({dict.__repr__(self)})" if self else "OrderedDict()"


class BoundArguments:
    """Which arguments a call gives to which parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """The arguments by position."""
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """The arguments by name."""
        kwargs, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            by_name = by_name or parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD)
            if name not in self.arguments:
                by_name = True
            elif by_name and parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif by_name:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of parameters without an argument."""
        nothing = {_VAR_POSITIONAL: (), _VAR_KEYWORD: {}}
        complete = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _empty:
                complete[name] = parameter.default
            elif parameter.kind in nothing:
                complete[name] = nothing[parameter.kind]
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{n}={v!r}' for n, v in self.arguments.items())})>"


class Signature:
    """The parameters of a callable, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        known = OrderedDict()
        kind, has_default = _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < kind:
                raise ValueError(f"wrong parameter order: {kind.description} parameter before "
                                 f"{parameter.kind.description} parameter")
            kind = parameter.kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if __validate_parameters__ and has_default and parameter.default is _empty:
                    raise ValueError("non-default argument follows default argument")
                has_default = has_default or parameter.default is not _empty
            if parameter.name in known:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            known[parameter.name] = parameter
        self._parameters = type(type.__dict__)(known)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_of(obj, cls, follow_wrapped, globals, locals, eval_str)

    def replace(self, *, parameters=..., return_annotation=...):
        """A copy with other parts."""
        return type(self)(
            self._parameters.values() if parameters is ... else parameters,
            return_annotation=self._return_annotation if return_annotation is ... else return_annotation)

    __replace__ = replace

    def _parts(self):
        named = {p.name: p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY}
        others = tuple(p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY)
        return others, named, self._return_annotation

    def __hash__(self):
        others, named, returned = self._parts()
        return hash((others, frozenset(named.values()), returned))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def bind(self, /, *args, **kwargs):
        """Which arguments go where. TypeError if they do not fit."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same where arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        left, kwargs = list(args), dict(kwargs)
        arguments, refused, rest = {}, [], None
        # CPython says of a missing argument that it goes by name only as long as it has met none that may be missing.
        is_first, by_name = True, set(kwargs)
        has_rest = any(p.kind is _VAR_KEYWORD for p in self._parameters.values())
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if left:
                    arguments[name] = tuple(left)
                    left = []
            elif kind is _VAR_KEYWORD:
                rest = name
            elif left and kind is _KEYWORD_ONLY:
                raise TypeError("too many positional arguments")
            elif left:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = left.pop(0)
            elif kind is _POSITIONAL_ONLY and name in kwargs:
                if not has_rest:
                    refused.append(name)
            elif kind is not _POSITIONAL_ONLY and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                what = " keyword-only" if kind is _KEYWORD_ONLY and is_first else ""
                raise TypeError(f"missing a required{what} argument: {name!r}")
            is_named = name in by_name and kind is not _POSITIONAL_ONLY
            is_given = name in arguments and not is_named
            if kind is _VAR_POSITIONAL or not is_given and (is_named or parameter.default is not _empty):
                is_first = False
        if left:
            raise TypeError("too many positional arguments")
        if refused:
            names = ", ".join(map(repr, refused))
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names}")
        if rest is not None and kwargs:
            arguments[rest] = kwargs
        elif kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as it would be written; over lines of their own if it is wider."""
        texts, positional_only, has_star = [], False, False
        for parameter in self._parameters.values():
            if positional_only and parameter.kind is not _POSITIONAL_ONLY:
                texts.append("/")
            positional_only = parameter.kind is _POSITIONAL_ONLY
            if parameter.kind is _KEYWORD_ONLY and not has_star:
                texts.append("*")
            has_star = has_star or parameter.kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            texts.append(str(parameter))
        if positional_only:
            texts.append("/")
        text = f"({', '.join(texts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(texts) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The parameters of a callable."""
    return _signature_of(obj, Signature, follow_wrapped, globals, locals, eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module, as a new dict."""
    found = obj.__dict__.get("__annotations__") if isinstance(obj, type) else getattr(obj, "__annotations__", None)
    annotations = dict(found or {})
    if not eval_str:
        return annotations
    if globals is None:
        if isinstance(obj, type):
            globals, locals = getattr(sys.modules.get(obj.__module__), "__dict__", None), dict(vars(obj))
        elif ismodule(obj):
            globals = obj.__dict__
        else:
            globals = getattr(unwrap(obj), "__globals__", None)
    names = {one.__name__: one for one in getattr(obj, "__type_params__", ())} | (locals or {})
    return {name: eval(value, globals, names) if isinstance(value, str) else value
            for name, value in annotations.items()}


def _signature_of(obj, kind, follow_wrapped, globals, locals, eval_str):
    def again(other):
        return _signature_of(other, kind, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda one: hasattr(one, "__signature__") or ismethod(one))
        if ismethod(obj):
            return again(obj)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isfunction(obj):
        return _signature_of_function(obj, kind, get_annotations(obj, globals=globals, locals=locals,
                                                                 eval_str=eval_str))
    if type(obj).__name__ == "partial" and type(obj).__module__ == "functools":
        return _signature_of_partial(again(obj.func), obj)
    if isclass(obj):
        return _signature_of_class(obj, kind, again)
    call = getattr(type(obj), "__call__", None)
    if not isbuiltin(obj) and isfunction(call):
        return _without_first(again(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        del parameters[0]
    return signature.replace(parameters=parameters)


def _signature_of_function(function, kind, annotations):
    code = function.__code__
    defaults, by_name = function.__defaults__ or (), function.__kwdefaults__ or {}
    count, named = code.co_argcount, code.co_kwonlyargcount
    names = code.co_varnames
    first_default = count - len(defaults)
    parameters = []

    def add(name, place, default=_empty):
        parameters.append(Parameter(name, place, default=default, annotation=annotations.get(name, _empty)))

    for index, name in enumerate(names[:count]):
        place = _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(name, place, defaults[index - first_default] if index >= first_default else _empty)
    behind = count + named
    if code.co_flags & CO_VARARGS:
        add(names[behind], _VAR_POSITIONAL)
        behind += 1
    for name in names[count:count + named]:
        add(name, _KEYWORD_ONLY, by_name.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[behind], _VAR_KEYWORD)
    return kind(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _signature_of_partial(wrapped, partial):
    try:
        bound = wrapped.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters, by_name = [], False
    for name, parameter in wrapped.parameters.items():
        if name not in bound.arguments or parameter.kind is _VAR_KEYWORD:
            if by_name and parameter.kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            if not (by_name and parameter.kind is _VAR_POSITIONAL):
                parameters.append(parameter)
        elif name in partial.keywords and parameter.kind is not _POSITIONAL_ONLY:
            by_name = by_name or parameter.kind is _POSITIONAL_OR_KEYWORD
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
        elif parameter.kind is _VAR_POSITIONAL:
            parameters.append(parameter)
    return wrapped.replace(parameters=parameters)


def _signature_of_class(cls, kind, again):
    call = getattr(type(cls), "__call__", None)
    if isfunction(call):
        return _without_first(again(call))
    for ancestor in cls.__mro__:
        for name in ("__new__", "__init__"):
            method = ancestor.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isfunction(method):
                return _without_first(again(method))
        if ancestor is object:
            return kind([])
        if "__new__" in ancestor.__dict__ or "__init__" in ancestor.__dict__:
            break
    raise ValueError(f"no signature found for builtin type {cls!r}")


def getgeneratorlocals(generator):
    """The locals of a generator that is not closed."""
    frame = generator.gi_frame
    return {} if frame is None else dict(frame.f_locals)


def getcoroutinelocals(coroutine):
    """The locals of a coroutine that is not closed."""
    frame = coroutine.cr_frame
    return {} if frame is None else dict(frame.f_locals)
