"""Sums, products and quotients of integers of many digits."""
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b)
print(a - b)
print(a * b)
print(b // a, b % a)
print(-b // a, -b % a)
print(a**5 // b**4)
print((a * b) // b == a)
print(a < b, a == a + 0, a != b, -a > -b)
print(a - a, type(a - a))
