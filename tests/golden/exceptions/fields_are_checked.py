e = ValueError("x")
for s in ("e.__cause__ = 5", "e.__context__ = 5", "e.__traceback__ = 5", "e.__suppress_context__ = 5", "e.args = 5", "del e.args", "del e.__cause__", "del e.__traceback__", "e.add_note(5)", "e.with_traceback(5)", "e.args = [1, 2]", "e.__notes__ = 5; e.add_note('n')", "e.__dict__ = {'y': 2}", "e.__setstate__({'a': 5})"):
    try: exec(s); print(s, "ok")
    except Exception as x: print(s, "->", type(x).__name__, x)
print(e.args, e.y, e.a, e.__reduce__())
