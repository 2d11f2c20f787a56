def f():
    raise ValueError from None
try: 1/0
except ZeroDivisionError: f()
