def a():
    try: return 1
    finally: return 2
def b():
    try: raise ValueError
    finally: return 3
def c():
    for i in range(3):
        try: return i
        finally: continue
    return "end"
def d():
    while True:
        try: raise ValueError
        finally: break
    return "d"
def e():
    x = 1
    try: return x
    finally: x = 2
def f():
    while 1:
        try:
            try: 1/0
            finally:
                try: break
                finally: print("inner")
        finally: print("outer")
    return "f"
for fn in (a, b, c, d, e, f): print(fn())
