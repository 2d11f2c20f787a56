"""Sums in a loop stay exact when they leave 64 bits."""
total = 0
product = 1
for i in range(1, 31):
    total += i**15
    product *= i
print(total)
print(product)
fib = [0, 1]
while len(fib) < 120:
    fib.append(fib[-1] + fib[-2])
print(fib[92], fib[93], fib[119])
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
