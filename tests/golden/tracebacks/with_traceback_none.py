e = ValueError("wtb")
try: raise e
except ValueError: pass
raise e.with_traceback(None)
