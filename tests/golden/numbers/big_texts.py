import math
import sys

sys.set_int_max_str_digits(0)
text = str(2**100_000)
print(len(text), text[:20], text[-20:])
print(int(text) == 2**100_000)
text = repr(math.factorial(6200))
print(len(text), text[:20], text.count("7"))
print(f"{3**20_000}"[-30:], "%d" % -(7**9_000) == str(-(7**9_000)))
sys.set_int_max_str_digits(4300)
try:
    str(2**100_000)
except ValueError as error:
    print(error)
