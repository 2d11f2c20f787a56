"""Tracebacks as text: what of CPython's traceback module Rondo has."""

import sys

__all__ = [
    "FrameSummary", "StackSummary", "clear_frames", "extract_stack", "extract_tb", "format_exc", "format_exception",
    "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc", "print_exception",
    "print_last", "print_list", "print_stack", "print_tb", "walk_stack", "walk_tb",
]

_missing = object()


class FrameSummary:
    """One entry of a traceback or of the stack."""

    def __init__(self, filename, lineno, name, *, line=None, _text=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None
        self._line = line
        self._text = _text

    @property
    def line(self):
        """The line without the blanks around it; empty where there is none to be found."""
        if self._line is None:
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
            return (self.filename, self.lineno, self.name) == (other.filename, other.lineno, other.name)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _line_of_file(filename, lineno):
    try:
        with open(filename) as file:
            lines = file.readlines()
    except (OSError, ValueError):
        return ""
    return lines[lineno - 1] if lineno is not None and 0 < lineno <= len(lines) else ""


def _entry_text(entry):
    if isinstance(entry, tuple):
        entry = FrameSummary(*entry[:3], line=entry[3])
    if entry._text is not None:
        return entry._text
    text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
    return text + f"    {entry.line.strip()}\n" if entry.line else text


class StackSummary(list):
    """The entries of a traceback or of the stack."""

    @classmethod
    def from_list(cls, a_list):
        """Entries, or tuples (file, line, name, text), as a summary."""
        return cls(it if isinstance(it, FrameSummary) else FrameSummary(*it[:3], line=it[3]) for it in a_list)

    def format(self):
        """Each entry as a text of a few lines."""
        return [_entry_text(entry) for entry in self]


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def walk_tb(tb):
    """Gives (frame, line) of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Gives (frame, line) of a frame and those that called it."""
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The entries of a traceback, the outermost first."""
    texts = _traceback_entries(tb)
    entries = StackSummary()
    for (frame, line), text in zip(walk_tb(tb), texts):
        if not text:
            continue  # A frame of Rondo's own.
        lines = text.splitlines()
        source = lines[1].strip() if len(lines) > 1 else ""
        code = frame.f_code
        entries.append(FrameSummary(code.co_filename, line, code.co_name, line=source, _text=text))
    return StackSummary(_limited(entries, limit))


def extract_stack(f=None, limit=None):
    """The entries of the stack, the outermost first."""
    entries = [
        FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, line=_source_line(frame))
        for frame, line in walk_stack(sys._getframe() if f is None else f)
    ]
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    return StackSummary(reversed(entries))


def clear_frames(tb):
    """Clears the locals of the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # It is still running.
        tb = tb.tb_next


def format_tb(tb, limit=None):
    """The entries of a traceback as texts."""
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    """The entries of the stack as texts."""
    return extract_stack(sys._getframe() if f is None else f, limit).format()


def format_list(extracted_list):
    """Entries, or tuples (file, line, name, text), as texts."""
    return [_entry_text(entry) for entry in extracted_list]


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


def _exception_of(exc, value):
    if value is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception_only(exc, /, value=_missing, *, show_group=False):
    """The last lines of a report: what was raised, without where."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if show_group and isinstance(exc, BaseExceptionGroup):
        raise NotImplementedError("Rondo does not support show_group yet")
    return _final_lines(exc)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """What an uncaught exception prints, as a list of texts that end with newlines."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if limit is None and (tb is _missing or tb is exc.__traceback__):
        if chain:
            return _chunks(_exception_text(exc))
        cause, context, suppressed = exc.__cause__, exc.__context__, exc.__suppress_context__
        exc.__cause__ = exc.__context__ = None
        try:
            return _chunks(_exception_text(exc))
        finally:
            exc.__cause__, exc.__context__, exc.__suppress_context__ = cause, context, suppressed
    if isinstance(exc, BaseExceptionGroup) or chain and (exc.__cause__ or exc.__context__ and not exc.__suppress_context__):
        raise NotImplementedError("Rondo does not limit the tracebacks of chained exceptions yet")
    tb = exc.__traceback__ if tb is _missing else tb
    head = [] if tb is None else ["Traceback (most recent call last):\n"]
    return head + format_tb(tb, limit) + _final_lines(exc)


def _chunks(text):
    """A report in the pieces that format_exception gives: an entry of a traceback is one."""
    chunks = []
    for line in text.splitlines(True):
        in_entry = chunks and chunks[-1].startswith('  File "') and line.startswith("    ")
        if in_entry or chunks and chunks[-1].startswith("\n") and not chunks[-1].endswith("\n\n"):
            chunks[-1] += line
        else:
            chunks.append(line)
    return chunks


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
