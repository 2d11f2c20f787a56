class A:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
l = [A(1), A(2), A(3)]
l.clear(); print("cleared")
l = [A(4), A(5)]; del l
t = (A(6), A(7)); del t
d = {1: A(8), 2: A(9)}; d.clear()
x = A(13); y = x
print(x is y, x == y, [x] == [y])
del x
print("one left")
del y
print("gone")
z = A(14)
print(z is None)
z = None
print("end")
