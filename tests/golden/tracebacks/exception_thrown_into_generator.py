def f(): return (yield)
g = f()
next(g)
g.throw(ValueError("thrown in"))
