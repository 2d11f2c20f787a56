try:
    try: 1/0
    finally: raise ValueError("in finally")
except ValueError as e:
    e.__cause__ = e.__context__
    raise
