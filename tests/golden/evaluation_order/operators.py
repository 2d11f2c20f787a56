"""Operands are evaluated left to right, whatever the precedence."""
def e(value):
    print(value, end=" ")
    return value


print(e(1) + e(2) * e(3))
print(e(2) ** e(3) ** e(1))
print(-e(2) ** e(2))
print((e(1) + e(2)) * (e(3) - e(4)))
print(e(5) < e(6) and e(7) in e([7]) or e(8))
print(not e(0) == e(0), e(1) if e(0) else e(2))
print(e([1, 2])[e(0)], e("x").join(e("ab")))
