class Metres(float):
    def __radd__(self, other): return f"{other} radd"
    def __rmul__(self, other): return f"{other} rmul"
    def __rpow__(self, other, modulus=None): return f"{other} rpow"
    def __rdivmod__(self, other): return f"{other} rdivmod"
    def __eq__(self, other): return f"eq {other}"
    def __gt__(self, other): return f"gt {other}"
    __hash__ = float.__hash__


class Turn(complex):
    def __radd__(self, other): return f"{other} radd"
    def __eq__(self, other): return f"eq {other}"
    __hash__ = complex.__hash__


m, t = Metres(2), Turn(1)
print(1 + m, 2 * m, True * m, 10**30 + m, 3 ** m, divmod(7, m), pow(5, m))
print(1 == m, 1 < m, True < m, 10**30 == m, 1.5 == m, 1 != m)
print(1 + t, 1.5 + t, 1 == t, 1.5 == t, 10**30 == t, 1j == t)
