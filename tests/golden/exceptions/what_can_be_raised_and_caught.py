class NewFails(Exception):
    def __new__(cls): return 5
class InitFails(Exception):
    def __init__(self): raise KeyError("init")
for s in ("raise 5", "raise int", "raise None", "raise 'x'", "raise ValueError from 5", "raise ValueError from int", "raise NewFails", "raise InitFails", "raise ValueError from KeyError", "raise", "try: 1/0\nexcept 5: pass", "try: 1/0\nexcept (int, str): pass", "try: 1/0\nexcept (ZeroDivisionError, 5): print('first')", "try: 1/0\nexcept ((ZeroDivisionError,),): print('nested')", "try: pass\nexcept 5: print('never looked at')", "try: 1/0\nexcept ZeroDivisionError(): pass"):
    try: exec(s); print("ok")
    except BaseException as e: print(repr(s), "->", type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
