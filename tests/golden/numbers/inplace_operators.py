"""Every augmented assignment on numbers rebinds the name."""
n = 17
n += 3
print(n)
n -= 5
print(n)
n *= 2
print(n)
n //= 4
print(n)
n **= 3
print(n)
n %= 100
print(n)
n <<= 3
print(n)
n >>= 1
print(n)
n |= 1
print(n)
n &= 0xF0
print(n)
n ^= 0xFF
print(n)
n /= 4
print(n)
