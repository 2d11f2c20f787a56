"""bit_length and bit_count of small, negative and big integers."""
for n in (0, 1, -1, 255, 256, -256, 2**63, 2**64 - 1, -(2**100)):
    print(n.bit_length(), n.bit_count())
print(True.bit_length())
