"""Negative and large integers, and floats, iterate by hash."""
print({-1, -2, -3, -4}, {-8, 8, 0}, {2**61 - 1, 1, 2}, {2**61, 0}, {10**20, 10**21, 5})
print({0.1, 0.2, 0.3}, {1.0, 2.5, -1}, {-1, -2}, {float("inf"), 0, 1})
print({(1, 2), (2, 1)}, {(0,), (1,), (2,)}, {(i, i * i) for i in range(4)})
