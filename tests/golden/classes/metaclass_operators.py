class M(type):
    def __len__(c): return 42
    def __iter__(c): return iter("abc")
    def __contains__(c, x): return x == 1
    def __getitem__(c, i): return ("item", i)
    def __add__(c, o): return ("add", o)
    def __radd__(c, o): return ("radd", o)
    def __eq__(c, o): return c is o or o == "me"
    def __hash__(c): return 7
    def __bool__(c): return False
    def __repr__(c): return f"<M {c.__name__}>"
    def __dir__(c): return ["z", "a"]
    def __or__(c, o): return ("or", o)
    def __instancecheck__(c, o): return o == 1
    def __subclasscheck__(c, o): return "yes"
class A(metaclass=M): pass
print(len(A), list(A), 1 in A, A[3], A + 1, 1 + A, A == "me", hash(A), bool(A), A, dir(A), A | 1)
print(isinstance(1, A), isinstance(2, A), isinstance(A(), A), issubclass(int, A))
