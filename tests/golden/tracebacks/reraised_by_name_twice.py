def f():
    try: raise ValueError("orig")
    except ValueError as e: raise e
try: f()
except ValueError as e: raise e
