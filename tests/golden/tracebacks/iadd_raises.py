class B:
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): raise ValueError("iadd")
b = B()
b += 1
