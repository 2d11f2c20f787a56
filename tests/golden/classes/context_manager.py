"""__enter__ gives the value of as, __exit__ may swallow the error."""
class Transaction:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("begin")
        return self.log

    def __exit__(self, kind, error, traceback):
        self.log.append("commit" if kind is None else f"rollback {kind.__name__}: {error} {traceback is not None}")
        return kind is ValueError


log = []
with Transaction(log) as l:
    l.append("work")
with Transaction(log):
    raise ValueError("bad value")
try:
    with Transaction(log):
        raise KeyError("k")
except KeyError as error:
    log.append(repr(error))
print(*log, sep="\n")
