"""Bool, int and float mix: the wider type wins."""
for a in (True, 2, 2.0):
    for b in (True, 3, 0.5):
        print(a + b, a - b, a * b, a / b, a // b, a % b, a**b)
print(type(True + True), type(1 + 1.0), type(True * 1.0))
