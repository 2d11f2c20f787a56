class A:
    def __lt__(s, o): print("A.lt"); return NotImplemented
    def __gt__(s, o): print("A.gt"); return "A.gt"
    def __eq__(s, o): print("A.eq"); return NotImplemented
class B(A):
    def __gt__(s, o): print("B.gt"); return "B.gt"
    def __eq__(s, o): print("B.eq"); return "B.eq"
a, b = A(), B()
print(a < b, a == b, a != b, b == a, a > b, b < a)
print(a == 1, a != 1, 1 == a, a == a)
for op in ("a < 1", "a <= b", "1 >= a"):
    try: eval(op)
    except TypeError as e: print(e)
class Ne:
    def __ne__(s, o): return "ne"
print(Ne() != 1, Ne() == 1, Ne().__eq__(1), object().__ne__(1), object().__lt__(1))
class E:
    def __eq__(s, o): return []
print(E() == 1, E() != 1, E() in [1], [E()] == [1], (E(),) != (1,))
