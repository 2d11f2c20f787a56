def g(n):
    try: yield n
    finally: print("fin", n)
x = g(1); next(x); del x
for v in g(2): break
print("after break")
def f():
    for v in g(3): return v
print(f())
list(zip(g(4), []))
y = g(5); del y
def raising():
    try: yield
    finally: raise ValueError("in fin")
r = raising(); next(r); del r
print("after raising")
def yielding():
    try: yield
    finally: yield 2
r = yielding(); next(r); del r
print("end")
