class B:
    def __init__(self, x): self.x = x
    @property
    def p(self): return self.x / 0
B(1).p
