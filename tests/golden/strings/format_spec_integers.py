"""The format mini-language for integers."""
n = 1234567
print(f"{n:,} {n:_} {n:10d}| {n:<10}| {n:^11}| {n:>+12,}| {n:012,d} {n: d}")
print(f"{n:b} {n:_b} {n:o} {n:x}".replace("0x", ""), f"{255:#06x} {255:#X} {-255:#b} {5:#o} {255:_x}")
print(f"{n:e} {n:.2f} {n:g} {n:%} {65:c} {-n:=+12}| {-n:*=12}| {-5:05} {5:+} {-5:-}")
print(f"{0:d} {True:d} {True:5}| {True} {False:>6} {10**20:,} {n:n} {n!s:>9}|")
print(f"{3:08b} {-3:08b} {7:^+5}| {0:,} {999:,} {1000:,} {-1000:_}")
