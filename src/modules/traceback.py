"""Tracebacks as text."""

import sys

__all__ = [
    "FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack", "extract_tb", "format_exc",
    "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc",
    "print_exception", "print_last", "print_list", "print_stack", "print_tb", "walk_stack", "walk_tb",
]

_missing = object()
# How often the same entry is printed before the rest is counted.
_REPEATED = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _safe_text(value, what, make=str):
    try:
        return make(value)
    except Exception:
        return f"<{what} {make.__name__}() failed>"


class FrameSummary:
    """One entry of a traceback or of the stack."""

    # `_text`: the whole entry, if a traceback has its carets.
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals", "_line", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, _text=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self.locals = {name: _safe_text(value, "local", repr) for name, value in locals.items()} if locals else None
        self._line = line
        self._text = _text
        if lookup_line:
            self.line

    @property
    def line(self):
        """The line of the source, without indentation; None without a number of it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _line_of_file(self.filename, self.lineno)
        return self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            mine = (self.filename, self.lineno, self.name, self.locals)
            return mine == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _line_of_file(filename, lineno):
    try:
        with open(filename, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line
    except (OSError, ValueError):
        pass
    return ""


class StackSummary(list):
    """The entries of a traceback or of the stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of what walk_stack or walk_tb gives."""
        entries = []
        for frame, line in _limited(frame_gen, limit):
            text = _source_line(frame) if line == frame.f_lineno else None
            entries.append(_entry(frame, line, capture_locals, line=text))
        return klass(entries)

    @classmethod
    def from_list(klass, a_list):
        """The same of entries, or of tuples (file, line, name, text)."""
        return StackSummary(_as_entry(entry) for entry in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry; entries without are left out."""
        text = frame_summary._text
        if text is None:
            line = frame_summary.line
            text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            text += f"    {line}\n" if line else ""
        if frame_summary.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame_summary.locals.items()))
        return text

    def format(self, **kwargs):
        """Each entry as a text of a few lines. One that repeats is shown three times and then counted."""
        texts = []
        last, count = None, 0
        for entry in self:
            # As CPython, which hands this on to methods of subclasses, too.
            text = self.format_frame_summary(entry, colorize=kwargs.get("colorize", False))
            if text is None:
                continue
            place = (entry.filename, entry.lineno, entry.name)
            if place != last or None in place:
                texts += _repeated(count)
                last, count = place, 0
            count += 1
            if count <= _REPEATED:
                texts.append(text)
        return texts + _repeated(count)


def _repeated(count):
    more = count - _REPEATED
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"] if more > 0 else []


def _as_entry(entry):
    if isinstance(entry, FrameSummary):
        return entry
    filename, lineno, name, line = entry
    return FrameSummary(filename, lineno, name, line=line)


def _entry(frame, number, capture_locals, **parts):
    code = frame.f_code
    return FrameSummary(code.co_filename, number, code.co_name, lookup_line=False,
                        locals=frame.f_locals if capture_locals else None, **parts)


def _limited(entries, limit):
    entries = list(entries)
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return entries
        limit = max(limit, 0)
    return entries[:limit] if limit >= 0 else entries[limit:]


def walk_tb(tb):
    """Gives (frame, line) of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Gives (frame, line) of a frame and those that called it."""
    if f is None:
        # As CPython 3.13, which means to leave out the frames of its own.
        f = sys._getframe().f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _extract_tb(tb, limit, capture_locals):
    entries = []
    for (frame, line), found in zip(walk_tb(tb), _traceback_entries(tb)):
        text, end_line, column, end_column = found
        if not text:
            continue  # A frame of Rondo's own.
        lines = text.splitlines()
        source = lines[1].strip() if len(lines) > 1 else ""
        entries.append(_entry(frame, line, capture_locals, line=source, end_lineno=end_line, colno=column,
                              end_colno=end_column, _text=text))
    return StackSummary(_limited(entries, limit))


def extract_tb(tb, limit=None):
    """The entries of a traceback, the outermost first."""
    return _extract_tb(tb, limit, False)


def extract_stack(f=None, limit=None):
    """The entries of the stack, the outermost first."""
    entries = StackSummary.extract(walk_stack(sys._getframe() if f is None else f), limit=limit)
    entries.reverse()
    return entries


def clear_frames(tb):
    """Drops the locals of the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def format_tb(tb, limit=None):
    """The entries of a traceback as texts."""
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    """The entries of the stack as texts."""
    return extract_stack(sys._getframe() if f is None else f, limit).format()


def format_list(extracted_list):
    """Entries, or tuples (file, line, name, text), as texts."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Prints entries."""
    _print("".join(format_list(extracted_list)), file)


def print_tb(tb, limit=None, file=None):
    """Prints the entries of a traceback."""
    _print("".join(format_tb(tb, limit)), file)


def print_stack(f=None, limit=None, file=None):
    """Prints the stack."""
    _print("".join(format_stack(sys._getframe() if f is None else f, limit)), file)


def _print(text, file):
    print(text, file=sys.stderr if file is None else file, end="")


class _Margin:
    """What stands before the lines of a group's exceptions."""

    def __init__(self):
        self.depth = 0
        # The box around a group's exceptions is still to be closed.
        self.need_close = False

    def blanks(self):
        return " " * (2 * self.depth)

    def emit(self, texts, margin="|"):
        for text in texts:
            if self.depth:
                prefix = f"{self.blanks()}{margin} "
                text = "".join(prefix + line for line in text.splitlines(True))
            yield text


class TracebackException:
    """An exception ready to be printed: nothing of it is kept but texts."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = _extract_tb(exc_traceback, limit, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self.exc_type_str = None
        self._take_texts(exc_type, exc_value, exc_traceback)

        def part(error):
            return TracebackException(
                type(error), error, error.__traceback__, limit=limit, lookup_lines=lookup_lines,
                capture_locals=capture_locals, max_group_width=max_group_width, max_group_depth=max_group_depth,
                _seen=seen)

        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = False
        if exc_value is None:
            return
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        if cause is not None and id(cause) not in seen:
            self.__cause__ = part(cause)
        if compact and (self.__cause__ is not None or self.__suppress_context__):
            context = None
        if context is not None and id(context) not in seen:
            self.__context__ = part(context)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [part(error) for error in exc_value.exceptions]

    def _take_texts(self, exc_type, exc_value, exc_traceback):
        self.__notes__ = None
        if exc_value is None:
            self._str, self._final = "None", ["NoneType: None\n"]
            return
        module = exc_type.__module__
        prefix = "" if module in ("__main__", "builtins") else f"{module}."
        self.exc_type_str = prefix + exc_type.__qualname__
        self._str = _safe_text(exc_value, "exception")
        notes = 0
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_text(error, '__notes__', repr)}"]
        if isinstance(self.__notes__, (list, tuple)):
            notes = sum(_safe_text(note, "note").count("\n") + 1 for note in self.__notes__)
        elif self.__notes__ is not None:
            notes = _safe_text(self.__notes__, "__notes__", repr).count("\n") + 1
        lines = _final_lines(exc_value, exc_traceback)
        head = lines[:len(lines) - notes]
        if issubclass(exc_type, SyntaxError):
            self._take_place(exc_value)
        else:
            head = ["".join(head)]
            if head[0].startswith(f"{self.exc_type_str}: "):
                self._str = head[0][len(self.exc_type_str) + 2:-1]
        self._final = head + lines[len(lines) - notes:]

    def _take_place(self, error):
        number = lambda value: None if value is None else str(value)
        self.filename, self.text, self.msg = error.filename, error.text, error.msg
        self.lineno, self.end_lineno = number(error.lineno), number(error.end_lineno)
        self.offset, self.end_offset = error.offset, error.end_offset

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """What there is to print of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The class. Deprecated."""
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning)
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0):
        """The last lines of a report: what was raised, without where."""
        indent = "   " * _depth
        for text in self._final:
            if indent:
                yield from (indent + line for line in text.splitlines(True))
            else:
                yield text
        if self.exceptions and show_group:
            for part in self.exceptions:
                yield from part.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _ctx=None):
        """The report, in pieces that end with newlines."""
        margin = _Margin() if _ctx is None else _ctx
        links, error = [], self
        while error is not None:
            cause, context = error.__cause__, error.__context__
            if not chain:
                link, earlier = None, None
            elif cause is not None:
                link, earlier = _CAUSE, cause
            elif context is not None and not error.__suppress_context__:
                link, earlier = _CONTEXT, context
            else:
                link, earlier = None, None
            links.append((link, error))
            error = earlier
        for link, error in reversed(links):
            if link is not None:
                yield from margin.emit([link])
            if error.exceptions is None:
                if error.stack:
                    yield from margin.emit(["Traceback (most recent call last):\n"])
                    yield from margin.emit(error.stack.format())
                yield from margin.emit(error.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit([f"... (max_group_depth is {self.max_group_depth})\n"])
            else:
                yield from self._format_group(error, margin)

    def _format_group(self, error, margin):
        outermost = margin.depth == 0
        if outermost:
            margin.depth = 1
        if error.stack:
            head = "Exception Group Traceback (most recent call last):\n"
            yield from margin.emit([head], "+" if outermost else "|")
            yield from margin.emit(error.stack.format())
        yield from margin.emit(error.format_exception_only())
        width = self.max_group_width
        count = len(error.exceptions)
        shown = count if count <= width else width + 1
        margin.need_close = False
        for index in range(shown):
            is_last = index == shown - 1
            margin.need_close = margin.need_close or is_last
            is_cut = index >= width
            title = "..." if is_cut else index + 1
            yield f"{margin.blanks()}{'  ' if index else '+-'}+---------------- {title} ----------------\n"
            margin.depth += 1
            if is_cut:
                rest = count - width
                yield from margin.emit([f"and {rest} more exception{'s' if rest > 1 else ''}\n"])
            else:
                yield from error.exceptions[index].format(_ctx=margin)
            if is_last and margin.need_close:
                yield f"{margin.blanks()}+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True):
        """Prints the report."""
        _print("".join(self.format(chain=chain)), file)


def _parts_of(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception_only(exc, /, value=_missing, *, show_group=False):
    """The last lines of a report: what was raised, without where."""
    value = exc if value is _missing else value
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """What an uncaught exception prints, as a list of texts that end with newlines."""
    value, tb = _parts_of(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    """Prints what an uncaught exception would print."""
    _print("".join(format_exception(exc, value, tb, limit, chain)), file)


def format_exc(limit=None, chain=True):
    """What print_exc prints, as a text."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the last exception that nobody caught."""
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
