class A:
    attribute = 1
    def method_one(self): pass
a = A()
def t(f):
    try: f()
    except Exception as e:
        import sys
        raise
t(lambda: a.atribute)
