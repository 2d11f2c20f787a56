class A:
    def __repr__(self): raise ValueError("in repr")
print([A()])
