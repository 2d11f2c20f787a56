"""The forms of number literals."""
print(0, 00, 1_000, 0xFF, 0Xff, 0b1010, 0B1, 0o17, 0O7, 0xdead_beef, 0b1111_0000)
print(1.0, 1., .5, 1e3, 1E3, 1e+3, 1e-3, 1_0.0_1e1_0, 0e0, 00.5, 09.5)
print(1j, 1.5J, 0x_f, 10_000_000_000_000_000_000_000)
