"""Each binary operator calls its method, then the reflected one."""
class Left:
    pass


class Right:
    pass


names = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod"
for name in names.split():
    setattr(Left, f"__{name}__", lambda self, other, name=name: f"{name}({type(other).__name__})")
    setattr(Right, f"__r{name}__", lambda self, other, name=name: f"r{name}({type(other).__name__})")
left, right = Left(), Right()
print(left + 1, left - 1, left * 1, left / 1, left // 1, left % 1, left**1)
print(left << 1, left >> 1, left & 1, left | 1, left ^ 1, left @ 1, divmod(left, 1))
print(1 + right, "a" - right, [] * right, 1 / right, 1 // right, {} % right, 2**right)
print(1 << right, 1 >> right, 1 & right, 1 | right, 1 ^ right, 1 @ right, divmod(1, right), "%s" % right == str(right))
