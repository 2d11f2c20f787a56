class Desc:
    def __set_name__(self, o, n): raise ValueError("sn")
class A:
    d = Desc()
