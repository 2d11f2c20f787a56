source = """
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
g, h = f()
results = g(), h()
"""
names, apart = {}, {}
exec(source, names, apart)
print(names["y"], apart["results"], sorted(apart))

names, apart = {}, {}
exec("global x\nx = 1\ny = 2\ndef f(): return x\nprint(f())", names, apart)
print(names["x"], apart["y"])

names, apart = {}, {}
exec("class A:\n    global z\n    z = 1\n    w = 2\nz += 1\nprint(A.w, hasattr(A, 'z'))", names, apart)
print(names["z"], sorted(apart))
