"""List, tuple, set and dict displays evaluate left to right, key before value."""
def e(value):
    print(value, end=" ")
    return value


print([e(1), e(2), *e((3,)), e(4)])
print((e("a"), e("b")))
print({e("k1"): e("v1"), **e({}), e("k2"): e("v2")})
print({e(1), e(2)} == {1, 2})
print(f"{e('f1')} {e('f2'):{e(5)}}")
print("abc"[e(0):e(2):e(1)])
