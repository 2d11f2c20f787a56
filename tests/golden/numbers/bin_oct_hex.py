"""bin, oct and hex of small, negative and big integers."""
print(bin(10), oct(10), hex(255), bin(-5), oct(-8), hex(-255))
print(bin(0), bin(True), hex(2**70)[2:], hex(-(2**64))[3:])
print(f"{10:b} {10:#b} {10:o} {255:x} {255:#X} {-5:b}")
try:
    bin(1.5)
except TypeError as error:
    print(error)
