class P:
    def __init__(self): self.foo = 1
    def m(self): return foo
P().m()
