def f():
    global prnt
    prin("x")
f()
